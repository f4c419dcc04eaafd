import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Access } from "../../domain/core/permissions/access.ts";
import type { Deputy } from "../../domain/core/permissions/scopes.ts";
import { findTokenHolder } from "../../domain/vendors/selectors/find-token-holder.ts";
import { CONSOLE_SESSION_HOURS, openConsoleSession } from "../../domain/vendors/services/open-console-session.ts";
import { isLocalRequest } from "../../platform/is-local-request.ts";
import { plainPage } from "../rendering/plain-page.ts";
import { callerFor } from "./caller-for.ts";
import { consoleSays } from "./messages.ts";

interface GateOptions {
	access: Access;
	/** Answers instead of the route. */
	refuse: (res: Response, status: 401, text: string) => void;
}

const COOKIE = "omni_session";

/** Lets in the browser that a member's link has signed in: `res.locals.caller` is then that member. Others pass on to the console's own guard. */
export function createSessionGate({ access, refuse }: GateOptions): RequestHandler {
	return async (req, res, next) => {
		const session = readSession(req);
		if (session === null || res.locals.caller !== undefined) return next();
		const deputy = await findDeputy(access, session, "session");
		if (deputy) res.locals.caller = callerFor(deputy, consoleSays.visitor());
		// Whoever sits at this machine has a way in of their own.
		else if (!isLocalRequest(req)) return refuse(res, 401, say.consoleSessionOver());
		next();
	};
}

/**
 * `/console/enter`: a link shows a page, and its button signs in. Opening alone uses nothing up, for chats and mail programs open links that they show.
 * @param sameOrigin lets no other site press the button
 */
export function createEnterRouter({ access, sameOrigin }: { access: Access; sameOrigin: RequestHandler }): Router {
	const router = Router();
	router.get("/console/enter", (req, res) => {
		const { code } = req.query;
		if (typeof code !== "string" || code === "") return showOver(res, 400);
		const button = { label: say.consoleEnter(), action: "/console/enter", name: "code", value: code };
		res
			.set("Cache-Control", "no-store")
			.type("html")
			.send(plainPage({ title: say.consoleEnterTitle(), text: say.consoleEnterText(), button }));
	});
	router.post("/console/enter", sameOrigin, express.urlencoded({ extended: false, limit: "4kb" }), async (req, res) => {
		const session = await redeem(access, String(req.body?.code ?? ""));
		if (session === null) return showOver(res, 410);
		const secure = req.get("x-forwarded-proto") === "https" ? "; Secure" : "";
		res.set("Set-Cookie", `${COOKIE}=${session}; Path=/console; HttpOnly; SameSite=Strict; Max-Age=${CONSOLE_SESSION_HOURS * 3600}${secure}`);
		res.redirect(303, "/console/");
	});
	return router;
}

function showOver(res: Response, status: number): void {
	res
		.status(status)
		.type("html")
		.send(plainPage({ title: say.consoleEnterTitle(), text: say.consoleLinkOver() }));
}

async function redeem(access: Access, code: string): Promise<string | null> {
	const deputy = await findDeputy(access, code, "link");
	if (!deputy) return null;
	try {
		return (await access.withVendor(deputy, [], (scope) => openConsoleSession(scope, { tokenId: deputy.tokenId }))).session;
	} catch (error) {
		// Used, or its owner removed, in this very moment.
		if (error instanceof DomainError && (error.code === "not_found" || error.code === "permission_denied")) return null;
		throw error;
	}
}

async function findDeputy(access: Access, token: string, kind: "link" | "session"): Promise<Extract<Deputy, { kind: "session" }> | null> {
	if (token === "") return null;
	const holder = await access.withSystem("resolve-caller", (scope) => findTokenHolder(scope, { token, kind }));
	return holder && { kind: "session", vendorId: holder.vendorId, personId: holder.personId, tokenId: holder.tokenId };
}

function readSession(req: Request): string | null {
	const pair = (req.headers.cookie ?? "").split("; ").find((cookie) => cookie.startsWith(`${COOKIE}=`));
	return pair?.slice(COOKIE.length + 1) ?? null;
}
