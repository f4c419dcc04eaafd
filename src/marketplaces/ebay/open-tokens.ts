import { createHash } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Credentials } from "../../domain/marketplaces/credentials.ts";
import { readJson } from "../../webhooks/read-json.ts";
import type { Http } from "../http.ts";

const answerSchema = z.object({
	access_token: z.string().min(1).max(10_000),
	expires_in: z
		.string()
		.regex(/^\d{1,9}$/)
		.transform(Number),
});

/** Milliseconds before its end at which a token is no longer used: a call may take a while. */
const EARLY = 60_000;
const MOST = 1_000;

/** application: the app's own. user: the seller's, from the refresh token that they gave. */
export type TokenKind = "application" | "user";

interface Kept {
	token: string;
	until: number;
}

export interface Tokens {
	/**
	 * An access token, kept until it ends.
	 * @throws DomainError conflict when eBay refuses the key or the refresh token
	 */
	get(kind: TokenKind): Promise<string>;
	/** True when eBay refuses to mint one now: the refresh token was taken back, or is over. Throws when it refuses the application, or does not answer. */
	isRefused(kind: TokenKind): Promise<boolean>;
	/** Forgets a token that eBay no longer takes; true when it was the kept one, and a new one may help. */
	forget(kind: TokenKind, token: string): boolean;
}

/** All accounts' tokens: eBay mints an application few of them (1,000 application tokens a day), and a client lives for one job. */
const kept = new Map<string, Kept>();
const asked = new Map<string, Promise<string>>();

interface Options {
	/** Without a slash at the end. */
	apiUrl: string;
	credentials: Credentials;
	http: Http;
	clock?: () => number;
}

/** An account's access tokens (developer.ebay.com, "OAuth": client credentials grant, refresh token grant). */
export function openTokens({ apiUrl, credentials: { key = "", keysecret = "", token: refreshToken = "" }, http, clock = Date.now }: Options): Tokens {
	// By what opens them: new credentials are another account. Secrets stand in no key of a map.
	const name = (kind: TokenKind) =>
		createHash("sha256")
			.update(JSON.stringify([apiUrl, key, keysecret, refreshToken, kind]))
			.digest("hex");

	async function ask(kind: TokenKind): Promise<Kept | "refused"> {
		const url = `${apiUrl}/identity/v1/oauth2/token`;
		const form =
			kind === "application"
				? { grant_type: "client_credentials", scope: "https://api.ebay.com/oauth/api_scope" }
				: { grant_type: "refresh_token", refresh_token: refreshToken };
		const headers = { authorization: `Basic ${Buffer.from(`${key}:${keysecret}`).toString("base64")}` };
		const answer = await http(url, { method: "POST", headers, form }).catch((error: unknown) => {
			// 400: invalid_grant. 401, the application's keys, is a conflict of its own.
			if (error instanceof DomainError && error.code === "invalid_input") return null;
			throw error;
		});
		if (!answer) return "refused";
		const { access_token: token, expires_in } = readJson(answerSchema, answer.body);
		return { token, until: clock() + expires_in * 1_000 - EARLY };
	}

	async function mint(kind: TokenKind): Promise<Kept> {
		const fresh = await ask(kind);
		if (fresh === "refused") throw new DomainError("conflict", say.apiKeyRefused({ host: new URL(apiUrl).host, status: 400 }));
		return fresh;
	}

	async function renew(kind: TokenKind): Promise<string> {
		const fresh = await mint(kind);
		kept.delete(name(kind));
		kept.set(name(kind), fresh);
		const [oldest] = kept.keys();
		if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
		return fresh.token;
	}

	return {
		async get(kind) {
			const known = kept.get(name(kind));
			if (known && known.until > clock()) return known.token;
			const asking = asked.get(name(kind)) ?? renew(kind);
			asked.set(name(kind), asking);
			try {
				return await asking;
			} finally {
				asked.delete(name(kind));
			}
		},
		isRefused: async (kind) => (await ask(kind)) === "refused",
		forget(kind, token) {
			return kept.get(name(kind))?.token === token && kept.delete(name(kind));
		},
	};
}
