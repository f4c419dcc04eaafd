import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyEvent, EVENT_NEEDS } from "../../../src/jobs/apply-event.ts";
import { openEbay } from "../../../src/marketplaces/ebay/open-ebay.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { parseEbay } from "../../../src/webhooks/ebay/parse.ts";
import type { MarketplaceEvent } from "../../../src/webhooks/marketplace.ts";
import { type EbayEmulator, startEbayApi } from "../../support/ebay-api.ts";
import { type Market, type MarketShop, openMarket, PUBLIC_URL } from "../../support/market.ts";

let ebay: EbayEmulator;
let market: Market;
let shop: MarketShop;
let endpoint: string;

beforeAll(async () => {
	ebay = await startEbayApi({ route: (url) => url.replace(PUBLIC_URL, market.origin) });
	market = await openMarket({ apiUrls: { ebay: ebay.url } });
	shop = await market.buildShop("corner", "USD", { marketplace: "ebay", account: "card-corner", credentials: ebay.credentials });
	endpoint = `${PUBLIC_URL}/webhooks/ebay/${shop.connectionId}`;
});
afterAll(async () => {
	await market?.close();
	await ebay?.close();
});

const client = () =>
	openEbay({ accountId: "card-corner", credentials: ebay.credentials, apiUrl: ebay.url }, openHttp({ limit: 1_000, trustedHosts: [new URL(ebay.url).host] }));

/** What may happen to an order of three copies and one, in an order that it really happens in, and what is left of it. */
const ENDS = {
	cancelled: {
		status: "cancelled",
		lines: [
			[0, 3, 0],
			[0, 1, 0],
		],
	},
	"sent in part, then cancelled": {
		status: "fulfilled",
		lines: [
			[2, 1, 0],
			[0, 1, 0],
		],
	},
	"sent, and one came back": {
		status: "fulfilled",
		lines: [
			[3, 0, 1],
			[1, 0, 0],
		],
	},
} as const;
type End = keyof typeof ENDS;

/** An order with its items, and the steps of its life: each changes it there, and says which notification eBay sends of it. */
async function beginLife(end: End) {
	const [a, b] = [`A-${randomUUID().slice(0, 8)}`, `B-${randomUUID().slice(0, 8)}`];
	await shop.addItem(a, 10);
	await shop.addItem(b, 5);
	const sale = ebay.sell({ lines: [{ sku: a, quantity: 3 }, { sku: b }], isPaid: false });
	const { orderId } = sale;
	const [first = "", second = ""] = sale.lines.map(({ lineItemId }) => lineItemId);
	let returnId = "";
	const step =
		(topic: string, act: () => unknown = () => {}) =>
		() => {
			act();
			return { topic, data: topic === "ORDER_RETURN_ACTIVITY" ? ebay.returnData(returnId) : ebay.orderData(orderId) };
		};
	const rest = [first, second].map((lineItemId) => ({ lineItemId, quantity: 1 }));
	const cancel = [step("ORDER_CANCELLATION_ACTIVITY", () => ebay.askToCancel(orderId)), step("ORDER_CANCELLATION_ACTIVITY", () => ebay.cancel(orderId))];
	const back = [
		step("ITEM_MARKED_SHIPPED", () => ebay.ship(orderId, rest)),
		step("ORDER_RETURN_ACTIVITY", () => {
			returnId = ebay.openReturn(orderId, { lineItemId: first, quantity: 1 });
		}),
		step("ORDER_RETURN_ACTIVITY", () => ebay.moveReturn(returnId, "ITEM_DELIVERED")),
		step("ORDER_RETURN_ACTIVITY", () => ebay.moveReturn(returnId, "CLOSED")),
	];
	const steps = [
		step("ORDER_CONFIRMATION"),
		step("ORDER_CONFIRMATION", () => ebay.pay(orderId)),
		...(end === "cancelled" ? [] : [step("ITEM_MARKED_SHIPPED", () => ebay.ship(orderId, [{ lineItemId: first, quantity: 2 }]))]),
		step("ORDER_CONFIRMATION", () => ebay.refund(orderId, { lineItemId: first, value: "3.00" })),
		...(end === "sent, and one came back" ? back : cancel),
	];
	/** Where the order stands with us, and the stock of its items. */
	async function stand() {
		const [order] = await market.sql<{ id: string; status: string; paid: boolean }>(
			"SELECT id, status, paid_at IS NOT NULL AS paid FROM sales_order WHERE external_id = $1",
			[orderId],
		);
		const lines = await market.sql<{ fulfilled: number; cancelled: number; returned: number }>(
			"SELECT fulfilled, cancelled, returned FROM sales_order_line WHERE order_id = $1 ORDER BY external_id",
			[order?.id],
		);
		return {
			status: order?.status,
			paid: order?.paid,
			lines: lines.map(({ fulfilled, cancelled, returned }) => [fulfilled, cancelled, returned]),
			stock: [await shop.stock(a), await shop.stock(b)],
		};
	}
	const { status, lines } = ENDS[end];
	const left = (had: number, [fulfilled, , returned]: readonly number[]) => ({ onHand: had - (fulfilled ?? 0) + (returned ?? 0), committed: 0 });
	const expected = { status, paid: true, lines, stock: [left(10, lines[0]), left(5, lines[1])] };
	return { orderId, steps, stand, expected, returnId: () => returnId };
}

const anyEnd = fc.constantFrom(...(Object.keys(ENDS) as End[]));

describe("an order's life", () => {
	it("ends the same, however often its notifications come and whenever they are worked off", async () => {
		await fc.assert(
			fc.asyncProperty(
				anyEnd,
				fc.array(fc.record({ copies: fc.integer({ min: 1, max: 3 }), works: fc.nat(3) }), { minLength: 9, maxLength: 9 }),
				fc.infiniteStream(fc.nat()),
				async (end, plan, picks) => {
					const life = await beginLife(end);
					const takeJobs = (count: number) =>
						Array.from({ length: count }, () => market.waiting.splice((picks.next().value ?? 0) % Math.max(1, market.waiting.length), 1)).flat();
					for (const [index, step] of life.steps.entries()) {
						const { topic, data } = step();
						const { copies, works } = plan[index] ?? { copies: 1, works: 1 };
						const notificationId = randomUUID();
						for (let copy = 1; copy <= copies; copy++) {
							const { status } = await ebay.post({ url: endpoint, topic, data, notificationId, attempt: copy === 3 ? 2 : 1 });
							expect(status).toBe(200);
						}
						await Promise.all(takeJobs(works).map((job) => market.runJob(job)));
					}
					// All that waits, two at once and in any order.
					while (market.waiting.some(({ delay = 0 }) => delay === 0)) await Promise.all(takeJobs(2).map((job) => market.runJob(job)));
					expect(await life.stand()).toEqual(life.expected);
				},
			),
			{ numRuns: 4 },
		);
		expect(await market.sql("SELECT DISTINCT status FROM webhook_delivery")).toEqual([{ status: "done" }]);
		expect(await market.drift()).toEqual([]);
	});

	it("ends the same when workers are late: any pictures of it, in any order, twice, and two at once", async () => {
		await fc.assert(
			fc.asyncProperty(anyEnd, fc.infiniteStream(fc.nat()), async (end, picks) => {
				const life = await beginLife(end);
				const pictures: MarketplaceEvent[] = [];
				for (const step of life.steps) {
					const { topic } = step();
					const wanted = topic === "ORDER_RETURN_ACTIVITY" ? { topic: "return", externalId: life.returnId() } : { topic: "order", externalId: life.orderId };
					const fetched = await client().fetch(wanted);
					if (fetched) pictures.push(...parseEbay({ ...fetched, shopCurrency: "USD" }));
				}
				const shuffled = [...pictures, ...pictures].map((picture) => ({ picture, at: picks.next().value ?? 0 })).sort((x, y) => x.at - y.at);
				const principal = { kind: "connection", vendorId: shop.vendorId, connectionId: shop.connectionId } as const;
				const apply = (event: MarketplaceEvent) =>
					event.kind === "fetch"
						? null
						: market.access.withVendor(principal, EVENT_NEEDS, (scope) =>
								applyEvent(scope, { connectionId: shop.connectionId, event, delivery: { id: "fetched", receivedAt: new Date() } }),
							);
				for (let at = 0; at < shuffled.length; at += 2) await Promise.all(shuffled.slice(at, at + 2).map(({ picture }) => apply(picture)));
				await market.drain();
				expect(await life.stand()).toEqual(life.expected);
			}),
			{ numRuns: 4 },
		);
		expect(await market.drift()).toEqual([]);
	});
});
