import type { Request, RequestHandler, Response } from "express";
import { bearerToken } from "../../platform/bearer-token.ts";
import { isLocalRequest } from "../../platform/is-local-request.ts";
import { isSameSecret } from "../../platform/is-same-secret.ts";
import { consoleSays } from "./messages.ts";

interface GuardOptions {
	token: string;
	/** Let in only who sits at this machine. */
	loopbackOnly: boolean;
}

/** Answers instead of the route when someone may not come in. */
type Refusal = (res: Response, status: 401 | 403, text: string) => void;

interface ConsoleGuard {
	/** Lets pass who comes from where the console may be opened. */
	readonly fromHere: (refuse: Refusal) => RequestHandler;
	/** Lets pass who shows the token: as a bearer token, or by the cookie that opening `/?token=…` left. */
	readonly withToken: (refuse: Refusal) => RequestHandler;
	/** Turns a right `?token=` into the cookie, and the address into one that can be shown to others. */
	readonly signIn: RequestHandler;
	/** Lets no other site write in a visitor's name, beside what the cookie's SameSite does. */
	readonly sameOrigin: (refuse: Refusal) => RequestHandler;
}

/** Seconds: half a year, so that a bookmark keeps working. */
const COOKIE_AGE = 15_552_000;

export function createConsoleGuard({ token, loopbackOnly }: GuardOptions): ConsoleGuard {
	const knows = (given: string | null | undefined) => isSameSecret(given ?? "", token);
	return {
		fromHere: (refuse) => (req, res, next) => {
			if (loopbackOnly && !isLocalRequest(req)) refuse(res, 403, consoleSays.notHere());
			else next();
		},

		withToken: (refuse) => (req, res, next) => {
			if (knows(bearerToken(req) ?? readCookie(req))) next();
			else refuse(res, 401, consoleSays.locked());
		},

		signIn(req, res, next) {
			const given = req.query.token;
			if (typeof given !== "string" || !knows(given)) return next();
			const secure = req.get("x-forwarded-proto") === "https" ? "; Secure" : "";
			res.set("Set-Cookie", `${cookieName(req)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${COOKIE_AGE}${secure}`);
			res.redirect(303, "/");
		},

		sameOrigin: (refuse) => (req, res, next) => {
			const site = req.get("sec-fetch-site") ?? "same-origin";
			const origin = req.get("origin");
			if (["same-origin", "none"].includes(site) && (origin === undefined || hostOf(origin) === req.get("host"))) next();
			else refuse(res, 403, consoleSays.otherSite());
		},
	};
}

/** Cookies know no ports, and two instances may share a machine. */
function cookieName(req: Request): string {
	return `omni_console_${req.socket.localPort}`;
}

function readCookie(req: Request): string | undefined {
	const wanted = `${cookieName(req)}=`;
	const pair = (req.headers.cookie ?? "").split("; ").find((cookie) => cookie.startsWith(wanted));
	return pair?.slice(wanted.length);
}

function hostOf(origin: string): string | null {
	try {
		return new URL(origin).host;
	} catch {
		return null;
	}
}
