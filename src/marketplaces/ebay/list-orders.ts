import { z } from "zod";
import type { Fetched } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import { asDelivery } from "./as-delivery.ts";
import type { EbayApi } from "./open-api.ts";
import { readWholeOrder } from "./read-whole-order.ts";
import { type ToldOrder, toldOrderSchema } from "./told-order-schema.ts";

/** The most that eBay gives at once (developer.ebay.com, getOrders). */
const PAGE = 200;
/** Of a page, told again on the next: an order that changes while pages are turned moves the others. */
const OVERLAP = 20;
/** Milliseconds of changes that are sorted at once. */
const WINDOW = 7 * 24 * 3_600_000;
/** Orders older than two years are not told there. */
const OLDEST = 729 * 24 * 3_600_000;

const pageSchema = z.object({
	/** Only where there is a next page. */
	next: z.string().nullish(),
	/** Also where there are none: what tells of none at all has not been asked what sold. */
	orders: z.array(toldOrderSchema),
});

/** Orders that changed since then, the oldest change first: eBay sorts by when they were placed, so a week of changes at a time is sorted here. */
export async function* listOrders(api: EbayApi, { since, now }: { since: Date; now: Date }): AsyncGenerator<Fetched> {
	const told = new Set<string>();
	const end = now.getTime();
	for (let from = Math.max(since.getTime(), end - OLDEST); from <= end; from += WINDOW) {
		// What changes from now on belongs to the last week, and its filter has no end.
		const until = from + WINDOW <= end ? from + WINDOW : null;
		const orders = await listWindow(api, { from, until });
		for (const order of orders.sort((a, b) => changeOf(a).localeCompare(changeOf(b)))) {
			const name = `${order.orderId} ${changeOf(order)}`;
			if (told.has(name)) continue;
			told.add(name);
			yield asDelivery("order", await readWholeOrder(api, order));
		}
	}
}

async function listWindow(api: EbayApi, { from, until }: { from: number; until: number | null }): Promise<ToldOrder[]> {
	const range = `[${new Date(from).toISOString()}..${until === null ? "" : new Date(until).toISOString()}]`;
	const orders = new Map<string, ToldOrder>();
	for (let offset = 0; ; offset += PAGE - OVERLAP) {
		const query = new URLSearchParams({ filter: `lastmodifieddate:${range}`, limit: String(PAGE), offset: String(offset) });
		const page = readAnswer(pageSchema, await api.call(`/sell/fulfillment/v1/order?${query}`, { as: "user" }), "eBay");
		for (const order of page.orders) orders.set(order.orderId, order);
		if (!page.next || page.orders.length === 0) return [...orders.values()];
	}
}

const changeOf = ({ lastModifiedDate }: ToldOrder) => lastModifiedDate ?? "";
