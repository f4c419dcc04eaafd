import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Account } from "../client.ts";
import type { Http, HttpAnswer } from "../http.ts";

interface Asking {
	method?: "GET" | "POST" | "PUT";
	query?: Readonly<Record<string, string>>;
	json?: unknown;
}

/** Asks a store's REST API; null for what is not there. */
export type AskStore = (path: string, asking?: Asking) => Promise<HttpAnswer | null>;

/**
 * The way to a store's REST API (WooCommerce REST API v3, "Authentication"): key and secret as basic auth, never in the address, where servers would log
 * them. A store takes them so over https alone (class-wc-rest-authentication.php), and over anything else they would lie open.
 * What it returns throws DomainError as `Http` does, and invalid_input for a store without https and for an answer that is none of the API's.
 */
export function openStore({ accountId, credentials, apiUrl }: Account, http: Http): AskStore {
	const base = apiUrl ?? accountId;
	const key = Buffer.from(`${credentials.key ?? ""}:${credentials.keysecret ?? ""}`).toString("base64");
	return async (path, { method = "GET", query = {}, json } = {}) => {
		if (apiUrl === undefined && !base.startsWith("https://")) throw new DomainError("invalid_input", say.storeWithoutHttps({ account: accountId }));
		const search = new URLSearchParams(query).toString();
		const answer = await http(`${base}/wp-json/wc/v3/${path}${search && `?${search}`}`, {
			method,
			headers: { authorization: `Basic ${key}` },
			...(json !== undefined && { json }),
		});
		if (answer.status === 404 || answer.status === 410) return null;
		if (answer.status < 300) return answer;
		const to = String(answer.headers.location ?? "").slice(0, 300);
		throw new DomainError("invalid_input", say.apiRefused({ host: new URL(base).host, status: answer.status, body: to }));
	};
}
