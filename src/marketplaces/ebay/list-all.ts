import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { readJson } from "../../webhooks/read-json.ts";
import type { EbayApi } from "./open-api.ts";
import type { TokenKind } from "./open-tokens.ts";

/** A list that never ends is a fault of theirs. */
const MOST_PAGES = 50;

interface Listing<S extends z.ZodType> {
	path: string;
	as: TokenKind;
	/** What the list is called in the answer. */
	field: string;
	schema: S;
}

/** All of a list of the Notification API: pages of at most 100, the next by the `continuation_token` in the answer's `next`. */
export async function listAll<S extends z.ZodType>(api: EbayApi, { path, as, field, schema }: Listing<S>): Promise<z.output<S>[]> {
	const pageSchema = z.looseObject({ next: z.string().nullish() });
	const all: z.output<S>[] = [];
	let token: string | null = null;
	for (let page = 0; page < MOST_PAGES; page++) {
		const query = new URLSearchParams({ limit: "100", ...(token !== null && { continuation_token: token }) });
		const { status, body } = await api.call(`${path}?${query}`, { as });
		if (status !== 200) return all;
		const { next, [field]: entries } = readJson(pageSchema, body);
		const read = z.array(schema).safeParse(entries ?? []);
		if (!read.success) throw new DomainError("invalid_input", say.apiUnreadable({ host: "eBay", reason: field }));
		all.push(...read.data);
		token = next ? new URL(next, "https://api.ebay.com").searchParams.get("continuation_token") : null;
		if (token === null) return all;
	}
	return all;
}
