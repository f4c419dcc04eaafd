import { App, type BlockAction, type ButtonAction, type ViewSubmitAction, webApi } from "@slack/bolt";
import type { Installation } from "@slack/oauth";
import { type IRouter, Router } from "express";
import type { Vault } from "../../domain/core/vault.ts";
import type { BotLog } from "../bot-log.ts";
import type { Completer } from "../commands/complete.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { atDoor } from "../listen.ts";
import type { Presence } from "../presence.ts";
import type { Sender } from "../sender.ts";
import type { Welcome } from "../welcome.ts";
import { answerRequest } from "./answer-request.ts";
import { boltLogger } from "./bolt-logger.ts";
import { createGroupLookup } from "./find-groups.ts";
import { createRightsLookup } from "./find-rights.ts";
import { followPresence } from "./follow-presence.ts";
import { fromHome } from "./from-home.ts";
import { createInstallRouter } from "./install-router.ts";
import { createInstallations } from "./installations.ts";
import { markFields } from "./mark-fields.ts";
import { openEdit } from "./open-edit.ts";
import { openInstaller, type SlackOAuth } from "./open-installer.ts";
import { openReceiver } from "./open-receiver.ts";
import { createRefusalLog } from "./refusal-log.ts";
import { BUTTON_ACTION, EDIT_ACTION } from "./render-buttons.ts";
import { FORM_CALLBACK } from "./render-form.ts";
import { fromButton, fromForm, fromSlashCommand, type SlackRequest } from "./request.ts";
import { welcomeVisitors } from "./say-welcome.ts";
import { createSeenRequests } from "./seen-requests.ts";
import { createSlackSender } from "./sender.ts";
import { settleInstallation } from "./settle-installation.ts";
import { createClientFinder, type FindClient } from "./slack-clients.ts";
import { suggestOptions } from "./suggest-options.ts";

interface SlackOptions {
	/** Signs what Slack posts; needed unless there is an `appToken`. */
	signingSecret?: string | undefined;
	/** Connects to Slack by Socket Mode, where Slack can't reach us. */
	appToken?: string | undefined;
	/** Of the one workspace that is served; or `oauth`, for as many as install the app. */
	botToken?: string | undefined;
	oauth?: SlackOAuth | undefined;
	/** Where the Web API is, as `https://host/api/`; Slack's own when absent. */
	apiUrl?: string | undefined;
	dispatcher: Dispatcher;
	/** Looks up what a menu offers. */
	complete: Completer;
	/** Seals what a button carries. */
	vault: Vault;
	/** Told which workspaces the app is in. */
	presence?: Presence | undefined;
	/** Says hello where the app is new. */
	welcome?: Welcome | undefined;
	log: BotLog;
}

export interface RunningSlack {
	/** Serves POST /slack/events, and the installation's pages; mount it before any body parser, since the signature covers the raw body. */
	router: IRouter;
	sender: Sender;
	/** Takes requests from now on: by the router, or by a socket that is opened now. */
	listen(): void;
	/** Takes no more requests (they are answered 503) and lets those under way finish. */
	stop(): Promise<void>;
}

/** Milliseconds. */
const CALL_TIMEOUT = 15_000;
const STOP_PATIENCE = 10_000;

/** Slack's slash commands, buttons and forms. Each is acknowledged at once, since Slack waits 3 seconds, and answered when its command has run. */
export function createSlack({
	signingSecret,
	appToken,
	botToken,
	oauth,
	apiUrl,
	dispatcher,
	complete,
	vault,
	presence,
	welcome,
	log,
}: SlackOptions): RunningSlack {
	const logger = boltLogger(log);
	const clientOptions = { logger, timeout: CALL_TIMEOUT, retryConfig: { retries: 3 }, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) };
	const router = Router();
	const stopping = new AbortController();
	router.use("/slack", (_request, response, next) => {
		if (stopping.signal.aborted) response.status(503).end();
		else next();
	});
	const { receiver, listen, close } = openReceiver({ signingSecret, appToken, router, clientOptions, logger, log, signal: stopping.signal });

	const refusals = createRefusalLog(log);
	const installer = oauth && openInstaller({ ...oauth, apiUrl, clientOptions, log });
	const installations = oauth ? createInstallations(oauth.access, log) : null;
	const client = installer ? null : new webApi.WebClient(botToken, clientOptions);
	const findClient: FindClient = installer ? createClientFinder(installer, clientOptions) : async () => client;
	// A token given to App itself is checked by a call to Slack before the first request is answered, which may cost the 3 seconds.
	const authorize = installer ? installer.authorize : async () => ({ botToken: botToken ?? "" });
	const app = new App({ receiver, logger, clientOptions, authorize });

	const seen = createSeenRequests();
	const findRights = createRightsLookup({ isInstaller: installations?.isInstaller ?? (async () => false), log });
	const findGroups = createGroupLookup(log);
	const underWay = new Set<Promise<void>>();
	const take = (client: webApi.WebClient, request: SlackRequest | null) => {
		if (!request || (request.triggerId && seen(request.triggerId))) return;
		const work = atDoor({}, () => answerRequest(request, { dispatcher, client, findRights, findGroups, vault, log, signal: stopping.signal })).finally(() =>
			underWay.delete(work),
		);
		underWay.add(work);
	};
	app.command(/.*/, async ({ ack, command, respond, client }) => {
		await ack();
		take(client, fromSlashCommand(command, respond));
	});
	app.action<BlockAction<ButtonAction>>(BUTTON_ACTION, async ({ ack, body, respond, client }) => {
		await ack();
		take(client, fromButton(body, respond, client));
	});
	app.action<BlockAction<ButtonAction>>(EDIT_ACTION, async ({ ack, body, respond, client }) => {
		await ack();
		await openEdit(body, { dispatcher, findRights, vault, client, respond, log });
	});
	app.options<"block_suggestion">(/.*/, async ({ ack, body, client }) => {
		await ack({ options: await suggestOptions(body, { commands: dispatcher.commands, complete, client, findRights, findGroups }) });
	});
	app.view<ViewSubmitAction>(FORM_CALLBACK, async ({ ack, body, client }) => {
		const request = fromForm(body);
		const errors = request && (await markFields(request, { view: body.view, dispatcher, client, findRights }));
		if (errors) return ack({ response_action: "errors", errors });
		await ack();
		take(client, request);
	});
	app.event("app_home_opened", async ({ event, body, client }) => take(client, await fromHome({ event, body, client })));
	if (presence) followPresence({ app, client, presence, installations, log });
	if (welcome) welcomeVisitors(app, welcome);
	app.error(async (error) => log.error(errorFacts(error), "slack: request failed"));

	if (installer && installations) {
		const installed = (installation: Installation) => settleInstallation(installation, { installations, refusals, presence, welcome, clientOptions });
		router.use(createInstallRouter({ installer, installed, log }));
	}

	return {
		router,
		sender: createSlackSender(findClient, refusals),
		listen,
		async stop() {
			stopping.abort();
			await close();
			await Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, STOP_PATIENCE).unref())]);
		},
	};
}
