import { DomainError } from "../../domain/core/errors.ts";
import type { Account } from "../client.ts";
import type { Http, HttpAnswer } from "../http.ts";
import { openTokens, type TokenKind } from "./open-tokens.ts";

const API_URL = "https://api.ebay.com";

interface Call {
	as: TokenKind;
	method?: "GET" | "POST" | "PUT";
	json?: unknown;
	/** How the token is announced: the Post-Order API wants its own word. */
	scheme?: "Bearer" | "IAF";
	headers?: Readonly<Record<string, string>>;
}

export interface EbayApi {
	/** One call; throws what `Http` throws. A token that eBay no longer takes is minted anew, once. */
	call(path: string, call: Call): Promise<HttpAnswer>;
	/** True when eBay refuses the seller's refresh token; throws when it refuses the application, or does not answer. */
	isRevoked(): Promise<boolean>;
}

/** eBay's API for one account. */
export function openApi({ credentials, apiUrl = API_URL }: Account, http: Http): EbayApi {
	const tokens = openTokens({ apiUrl, credentials, http });

	async function call(path: string, { as, method = "GET", json, scheme = "Bearer", headers = {} }: Call): Promise<HttpAnswer> {
		const ask = (token: string) =>
			http(`${apiUrl}${path}`, { method, headers: { ...headers, authorization: `${scheme} ${token}`, accept: "application/json" }, json });
		const token = await tokens.get(as);
		try {
			return await ask(token);
		} catch (error) {
			if (!(error instanceof DomainError) || error.code !== "conflict" || !tokens.forget(as, token)) throw error;
			return await ask(await tokens.get(as));
		}
	}

	// A kept token says nothing of today.
	return { call, isRevoked: () => tokens.isRefused("user") };
}
