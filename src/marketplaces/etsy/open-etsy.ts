import { z } from "zod";
import { readJson } from "../../webhooks/read-json.ts";
import type { Fetched, OpenClient } from "../client.ts";
import { findEtsyToken } from "./find-etsy-token.ts";

const PAGE = 100;

const anything = z.record(z.string(), z.unknown());
const receipts = z.object({ results: z.array(anything) });
const change = z.object({ receipt_id: z.string(), updated_timestamp: z.string().regex(/^\d{1,12}$/) });

/**
 * Etsy's Open API v3 (developers.etsy.com, "ShopReceipt", "ShopListing"): the application's keystring in x-api-key, with its shared secret behind a colon
 * where that is given, and the seller's token. Only things of the account's own shop are asked for.
 */
export const openEtsy: OpenClient = (account, http) => {
	const { accountId, credentials, apiUrl: api = "https://api.etsy.com" } = account;
	const key = credentials.keysecret ? `${credentials.key}:${credentials.keysecret}` : (credentials.key ?? "");
	const shop = `/v3/application/shops/${encodeURIComponent(accountId)}`;
	const carry = (topic: string, found: object): Fetched => ({ topic, rawBody: Buffer.from(JSON.stringify(found)) });

	async function get(path: string) {
		const token = await findEtsyToken(account, { http, api });
		return http(`${api}${path}`, { headers: { "x-api-key": key, authorization: `Bearer ${token}` } });
	}

	return {
		async fetch({ topic, externalId }) {
			const askedAt = new Date().toISOString();
			const id = encodeURIComponent(externalId);
			const answer = await get(topic === "listing" ? `/v3/application/listings/${id}?includes=Inventory` : `${shop}/receipts/${id}`);
			if (answer.status === 404) return null;
			const found = readJson(anything, answer.body);
			return topic === "listing" ? carry("listing", { asked_at: askedAt, listing: found }) : carry("receipt", found);
		},

		async *listOrders({ since }) {
			const seen = new Set<string>();
			let from = Math.max(946_684_800, Math.floor(since.getTime() / 1000));
			for (let offset = 0; ; ) {
				const query = new URLSearchParams({
					min_last_modified: String(from),
					sort_on: "updated",
					sort_order: "asc",
					limit: String(PAGE),
					offset: String(offset),
				});
				const { results } = readJson(receipts, (await get(`${shop}/receipts?${query}`)).body);
				let last = from;
				for (const receipt of results) {
					const { receipt_id, updated_timestamp } = change.parse(receipt);
					last = Math.max(last, Number(updated_timestamp));
					if (seen.has(`${receipt_id} ${updated_timestamp}`)) continue;
					seen.add(`${receipt_id} ${updated_timestamp}`);
					yield carry("receipt", receipt);
				}
				if (results.length < PAGE) return;
				// By the time, not by the offset alone: receipts that change meanwhile move to the end, and those behind them shift.
				offset = last > from ? 0 : offset + PAGE;
				from = last;
			}
		},
	};
};
