import { fileURLToPath } from "node:url";
import express, { type ErrorRequestHandler, type RequestHandler, type Response, Router } from "express";
import { DomainError } from "../../domain/core/errors.ts";
import type { Access } from "../../domain/core/permissions/access.ts";
import type { Answer } from "../../domain/core/reply.ts";
import { listConsoleMessages } from "../../domain/vendors/selectors/list-console-messages.ts";
import { isLocalRequest } from "../../platform/is-local-request.ts";
import type { Completer } from "../commands/complete.ts";
import type { Dispatcher } from "../dispatch.ts";
import { completeText } from "./complete-text.ts";
import { consoleCaller } from "./console-caller.ts";
import { createConsoleGuard } from "./console-guard.ts";
import { consoleMessage } from "./console-message.ts";
import { consoleSays } from "./messages.ts";
import { runMessage } from "./run-message.ts";

interface ConsoleOptions {
	dispatcher: Dispatcher;
	complete: Completer;
	access: Access;
	/** Whoever shows it is the console's person. */
	token: string;
	/** True unless HOST was configured: then nobody else on the network, no proxy and no tunnel gets to the console. */
	loopbackOnly: boolean;
}

const PAGE = fileURLToPath(new URL("page", import.meta.url));
/** Megabytes of one message, a file in base64 included. */
const MEGABYTES = 64;

/**
 * The console: its page at `/`, and under `/console` what the page and `npm run say` use.
 * A command's outcome is always 200 with an Answer, errors of the domain included; other statuses mean that no command was run
 * (400 not readable, 401 no token, 403 from elsewhere, 413 too large, 415 no JSON), and tell so in an Answer as well.
 */
export function createConsoleRouter({ dispatcher, complete, access, token, loopbackOnly }: ConsoleOptions): Router {
	const guard = createConsoleGuard({ token, loopbackOnly });
	const caller = consoleCaller();
	const router = Router();

	router.get("/", guard.fromHere(refuseInText), guard.signIn, neverStored, guard.withToken(showLock), (_req, res) => {
		res.sendFile("index.html", { root: PAGE, cacheControl: false });
	});
	router.use("/console", guard.fromHere(refuseInJson));
	router.use("/console/page", express.static(PAGE, { index: false }));
	router.use("/console", neverStored, guard.withToken(refuseInJson), guard.sameOrigin(refuseInJson));

	router.post("/console/messages", onlyJson, express.json({ limit: `${MEGABYTES}mb` }), async (req, res) => {
		const message = consoleMessage.safeParse(req.body);
		if (!message.success) {
			const [issue] = message.error.issues;
			return refuseInJson(
				res,
				400,
				consoleSays.badMessage({
					field: issue?.path.join(".") || "body",
					reason: issue?.message ?? "",
				}),
			);
		}
		res.json(
			await runMessage(message.data, {
				dispatcher,
				caller,
				mayReadPaths: isLocalRequest(req),
			}),
		);
	});

	router.get("/console/messages", async (req, res) => {
		const after = req.query.after === undefined ? null : new Date(String(req.query.after));
		if (after && Number.isNaN(after.getTime())) return refuseInJson(res, 400, consoleSays.badCursor());
		try {
			const page = await dispatcher.asMember(caller, (principal) =>
				access.withVendor(principal, ["shop.read"], (scope) => listConsoleMessages(scope, { after })),
			);
			res.json(page);
		} catch (error) {
			if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
			// Not linked to a shop, or not a member: nobody has news for them.
			res.json({ messages: [], cursor: null });
		}
	});

	router.get("/console/complete", async (req, res) => {
		const text = typeof req.query.text === "string" ? req.query.text : "";
		res.json(
			await completeText(text, {
				commands: dispatcher.commands,
				complete,
				caller,
			}),
		);
	});

	router.use("/console", refuseBrokenBody);
	return router;
}

const neverStored: RequestHandler = (_req, res, next) => {
	res.set("Cache-Control", "no-store");
	next();
};

const onlyJson: RequestHandler = (req, res, next) => {
	if (req.is("application/json")) next();
	else refuseInJson(res, 415, consoleSays.notJson());
};

function refuseInText(res: Response, status: number, text: string): void {
	res.status(status).type("text").send(`${text}\n`);
}

/** A page with the sentence and a field for the token. */
function showLock(res: Response, status: number): void {
	res.status(status).sendFile("locked.html", { root: PAGE, cacheControl: false });
}

function refuseInJson(res: Response, status: number, text: string): void {
	const code = status === 401 || status === 403 ? "permission_denied" : "invalid_input";
	res.status(status).json({
		ok: false,
		code,
		reply: { text, audience: "private" },
	} satisfies Answer);
}

/** Express's parser marks what it can't read with a type. */
const refuseBrokenBody: ErrorRequestHandler = (error: { type?: unknown }, _req, res, next) => {
	if (error.type === "entity.too.large") return refuseInJson(res, 413, consoleSays.tooLarge({ megabytes: MEGABYTES }));
	if (error.type === "entity.parse.failed") return refuseInJson(res, 400, consoleSays.brokenJson());
	next(error);
};
