import type { ServerResponse } from "node:http";
import type { Installation, InstallProvider } from "@slack/oauth";
import { type IRouter, type RequestHandler, Router } from "express";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { INSTALL_MINUTES } from "../../domain/vendors/services/begin-install.ts";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";
import { atDoor } from "../listen.ts";
import { plainPage } from "../rendering/plain-page.ts";
import { refusal } from "./send-message.ts";

interface RouterOptions {
	installer: InstallProvider;
	/** Told of a new installation, or of one that was made again, once it is stored. */
	installed: (installation: Installation) => Promise<void>;
	log: BotLog;
}

type Page = Parameters<typeof plainPage>[0];

/** Where Slack's library says that a person said no. */
const CANCELLED = "slack_oauth_installer_authorization_error";
/** Where what comes back is not what was begun here. */
const OVER = ["slack_oauth_invalid_state", "slack_oauth_missing_state", "invalid_input"];

const neverStored: RequestHandler = (_req, res, next) => {
	res.set("Cache-Control", "no-store");
	next();
};

const inBrowsersLanguage: RequestHandler = (req, _res, next) => atDoor({ languages: req.acceptsLanguages() }, next);

/** `GET /slack/install` sends the browser to Slack, `GET /slack/oauth_redirect` is where Slack sends it back to. */
export function createInstallRouter({ installer, installed, log }: RouterOptions): IRouter {
	const router = Router();
	router.get("/slack/install", neverStored, inBrowsersLanguage, (req, res) =>
		installer.handleInstallPath(req, res).catch((error: unknown) => fail(error, res)),
	);
	router.get("/slack/oauth_redirect", neverStored, inBrowsersLanguage, (req, res) =>
		installer.handleCallback(req, res, {
			successAsync: async (installation) => {
				await installed(installation as Installation).catch((error: unknown) => log.error(errorFacts(error), "slack: what follows an installation failed"));
				const workspace = (installation.isEnterpriseInstall ? installation.enterprise : installation.team)?.name ?? "Slack";
				const page = {
					title: say.installedTitle({ workspace }),
					text: say.installedText(),
					link: { label: say.openSlack(), href: openInSlack(installation as Installation) },
				};
				show(res, 200, page);
			},
			failureAsync: async (error) => fail(error, res),
		}),
	);

	function fail(error: unknown, res: ServerResponse): void {
		const page = refusedPage(error);
		if (page.status >= 500) log.error(errorFacts(error), "slack: an installation failed");
		show(res, page.status, page);
	}

	return router;
}

function refusedPage(error: unknown): Page & { status: number } {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const link = { label: say.installAgain(), href: "install" };
	if (code === CANCELLED) return { status: 400, title: say.installCancelledTitle(), text: say.installCancelledText(), link };
	if (OVER.includes(code)) return { status: 400, title: say.installOverTitle(), text: say.installOverText({ minutes: INSTALL_MINUTES }), link };
	const reason = refusal(error) ?? (error instanceof DomainError ? error.message : code);
	return { status: 502, title: say.installFailedTitle(), text: say.installFailedText({ reason }), link };
}

function show(res: ServerResponse, status: number, page: Page): void {
	res.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
	res.end(plainPage(page));
}

/** Source: docs.slack.dev/interactivity/deep-linking. */
function openInSlack({ team, appId }: Installation): string {
	return team ? `slack://app?team=${encodeURIComponent(team.id)}&id=${encodeURIComponent(appId ?? "")}&tab=messages` : "https://app.slack.com/";
}
