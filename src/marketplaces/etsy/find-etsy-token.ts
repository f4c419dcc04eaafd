import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { readJson } from "../../webhooks/read-json.ts";
import type { Account } from "../client.ts";
import type { Http } from "../http.ts";

interface Found {
	token: string;
	/** Milliseconds of the clock. */
	until: number;
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.string().regex(/^\d{1,9}$/) });
/** Milliseconds before its end at which a token is no longer used, and for which one is that can't be exchanged. */
const MARGIN = 60_000;

/** By a connection's way to the network, which all of its clients share: a token opens for an hour, and one exchange serves all that wait for it. */
const asked = new WeakMap<Http, { given: string; found: Promise<Found> }>();

/** The access token that the account's refresh token gets. */
export async function findEtsyToken(account: Account, { http, api }: { http: Http; api: string }): Promise<string> {
	const { credentials } = account;
	const given = credentials.token ?? "";
	const known = asked.get(http);
	if (known?.given === given) {
		const { token, until } = await known.found;
		if (until > Date.now()) return token;
		if (asked.get(http) !== known) return findEtsyToken(account, { http, api });
	}
	const found = exchange(given, { http, api, key: credentials.key ?? "" });
	asked.set(http, { given, found });
	found.catch(() => asked.delete(http));
	return (await found).token;
}

/**
 * By developers.etsy.com, "Authentication": POST /v3/public/oauth/token. What can't be exchanged may be an access token itself, and is used as it is.
 * @throws DomainError unavailable when Etsy does not answer
 */
async function exchange(given: string, { http, api, key }: { http: Http; api: string; key: string }): Promise<Found> {
	try {
		const form = { grant_type: "refresh_token", client_id: key, refresh_token: given };
		const { access_token, expires_in } = readJson(answer, (await http(`${api}/v3/public/oauth/token`, { method: "POST", form })).body);
		return { token: access_token, until: Date.now() + Number(expires_in) * 1000 - MARGIN };
	} catch (error) {
		if (error instanceof DomainError && error.code === "unavailable") throw error;
		return { token: given, until: Date.now() + MARGIN };
	}
}
