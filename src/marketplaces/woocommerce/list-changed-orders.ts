import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import type { Fetched } from "../client.ts";
import { askPage } from "./ask-page.ts";
import type { AskStore } from "./open-store.ts";

const rowSchema = z.object({ id: z.string(), date_modified_gmt: z.string().nullish().catch(null) });

/** What is in the trash stands in no other list ("any" leaves it out): a lost order.deleted is made good by it. */
const STATUSES = ["any", "trash"] as const;

/** Orders that changed since then, the oldest change first; then those that went to the trash since. */
export async function* listChangedOrders(ask: AskStore, since: Date): AsyncGenerator<Fetched> {
	for (const status of STATUSES) yield* listOfStatus(ask, status, since);
}

/**
 * A page's number is no place in a list whose orders change while it is read: each change takes an order to its end, and all behind it move up, over the
 * page's edge. So each page begins at the second in which the last one ended, and what was told is not told again.
 */
async function* listOfStatus(ask: AskStore, status: string, since: Date): AsyncGenerator<Fetched> {
	const told = new Set<string>();
	let after = secondBefore(since.getTime());
	let page = 1;
	let isByChange = true;
	for (;;) {
		const query = { status, modified_after: gmt(after), dates_are_gmt: "true", order: "asc", orderby: isByChange ? "modified" : "id" };
		const found = await askPage(ask, "orders", rowSchema, { page, query }).catch((error: unknown) => {
			if (page > 1 || !isByChange || !(error instanceof DomainError) || error.code !== "invalid_input") throw error;
			return null;
		});
		if (!found) {
			// Older stores do not sort by change.
			isByChange = false;
			continue;
		}
		for (const [at, { id, date_modified_gmt }] of found.rows.entries()) {
			const rawBody = found.bodies[at];
			const change = `${id} ${date_modified_gmt}`;
			if (!rawBody || told.has(change)) continue;
			told.add(change);
			yield { topic: "order.updated", rawBody };
		}
		if (found.isLast) return;
		const end = secondBefore(Date.parse(`${found.rows.at(-1)?.date_modified_gmt}Z`));
		const mayMove = isByChange && end > after;
		after = mayMove ? end : after;
		page = mayMove ? 1 : page + 1;
	}
}

/** A store counts whole seconds and tells what changed after one, not in it. */
function secondBefore(time: number): number {
	return Math.floor(time / 1000) * 1000 - 1000;
}

/** Without a zone: with one, WordPress would make the store's local time of it, and compare that with the GMT column. */
function gmt(time: number): string {
	return new Date(time).toISOString().slice(0, 19);
}
