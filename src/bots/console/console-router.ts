import { fileURLToPath } from "node:url";
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Access } from "../../domain/core/permissions/access.ts";
import type { Answer } from "../../domain/core/reply.ts";
import { listConsoleMessages } from "../../domain/vendors/selectors/list-console-messages.ts";
import { isLocalRequest } from "../../platform/is-local-request.ts";
import type { Caller } from "../caller.ts";
import type { Completer } from "../commands/complete.ts";
import type { Dispatcher } from "../dispatch.ts";
import { atDoor } from "../listen.ts";
import { completeText } from "./complete-text.ts";
import { consoleCaller } from "./console-caller.ts";
import { createConsoleGuard } from "./console-guard.ts";
import { consoleMessage } from "./console-message.ts";
import { lockPage } from "./lock-page.ts";
import { consoleSays } from "./messages.ts";
import { runAsAdmin } from "./run-as-admin.ts";
import { runMessage } from "./run-message.ts";
import { createEnterRouter, createSessionGate } from "./session-gate.ts";
import { createTokenGate } from "./token-gate.ts";

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
 * (400 not readable, 401 no token or none that opens anything, 403 from elsewhere, 413 too large, 415 no JSON), and tell so in an Answer as well.
 */
export function createConsoleRouter({ dispatcher, complete, access, token, loopbackOnly }: ConsoleOptions): Router {
	const guard = createConsoleGuard({ token, loopbackOnly });
	const ownCaller = consoleCaller();
	const callerOf = (req: Request, res: Response): Caller => ({
		...((res.locals.caller as Caller | undefined) ?? ownCaller),
		languages: req.acceptsLanguages(),
	});
	const router = Router();
	router.use((req, _res, next) => atDoor({ languages: req.acceptsLanguages() }, next));

	const letSessionIn = createSessionGate({ access, refuse: refuseInJson });
	router.use(createEnterRouter({ access, sameOrigin: guard.sameOrigin(refuseInText) }));
	router.use("/console", letSessionIn);
	router.get("/console", neverStored, (req, res) => {
		if (res.locals.caller !== undefined) res.sendFile("index.html", { root: PAGE, cacheControl: false });
		else if (isLocalRequest(req)) res.redirect(303, "/");
		else refuseInText(res, 401, say.consoleSessionOver());
	});
	router.get("/", guard.fromHere(refuseInText), guard.signIn, neverStored, guard.withToken(showLock), (_req, res) => {
		res.sendFile("index.html", { root: PAGE, cacheControl: false });
	});
	router.use("/console/page", unlessCalled(guard.fromHere(refuseInJson)), express.static(PAGE, { index: false }));
	const ownGuard = [guard.fromHere(refuseInJson), guard.withToken(refuseInJson)].map(unlessCalled);
	router.use("/console", neverStored, createTokenGate({ access, refuse: refuseInJson }), ...ownGuard, guard.sameOrigin(refuseInJson));

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
		const caller = callerOf(req, res);
		const { open } = message.data;
		const isHere = isLocalRequest(req);
		if (open && caller.deputy) return refuseInJson(res, 403, consoleSays.noOpening());
		if (open && !isHere) return refuseInJson(res, 403, consoleSays.openingFromAfar());
		const options = { access, dispatcher, caller, mayReadPaths: isHere && !caller.deputy };
		res.json(await dispatcher.speakWith(caller, () => (open ? runAsAdmin({ ...message.data, open }, options) : runMessage(message.data, options))));
	});

	router.get("/console/messages", async (req, res) => {
		const after = req.query.after === undefined ? null : new Date(String(req.query.after));
		if (after && Number.isNaN(after.getTime())) return refuseInJson(res, 400, consoleSays.badCursor());
		try {
			const page = await dispatcher.asMember(callerOf(req, res), (principal) =>
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
		const caller = callerOf(req, res);
		res.json(await dispatcher.speakWith(caller, () => completeText(text, { commands: dispatcher.commands, complete, caller })));
	});

	router.use("/console", refuseBrokenBody);
	return router;
}

/** A guard of the console's own, for whom no token has let in. */
function unlessCalled(guard: RequestHandler): RequestHandler {
	return (req, res, next) => (res.locals.caller === undefined ? guard(req, res, next) : next());
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
	res.status(status).type("html").send(lockPage());
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
