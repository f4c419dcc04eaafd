import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BigCommerceOrder, bigCommerceNotice } from "../../support/bigcommerce.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { anyCourse, playLife } from "../../support/play-life.ts";
import { postStandard } from "../../support/standard-webhooks.ts";
import { startBigCommerce } from "../../support/start-bigcommerce.ts";

let there: Awaited<ReturnType<typeof startBigCommerce>>;
let market: Market;
let shop: MarketShop;

beforeAll(async () => {
	there = await startBigCommerce({ store: "abc123", token: "token" });
	market = await openMarket({ apiUrls: { bigcommerce: there.origin } });
	shop = await market.buildShop("bc", "USD", { marketplace: "bigcommerce", account: "abc123", credentials: { token: "token" } });
});
afterAll(async () => {
	await market?.close();
	await there?.close();
});

/** Placed, paid, two of four sent, one refunded before it was sent, one that was sent refunded, and called off. */
const STAGES: readonly { scope: string; data: (id: string) => object; change: (order: BigCommerceOrder) => Partial<BigCommerceOrder> }[] = [
	{ scope: "store/order/created", data: (id) => ({ type: "order", id: Number(id) }), change: () => ({ statusId: 7 }) },
	{ scope: "store/order/statusUpdated", data: (id) => ({ type: "order", id: Number(id) }), change: () => ({ statusId: 11 }) },
	{
		scope: "store/shipment/created",
		data: (id) => ({ type: "shipment", id: 1, orderId: Number(id) }),
		change: ({ id }) => ({ statusId: 3, shipments: [{ id: `${id}6`, created: "Wed, 16 Jan 2099 10:00:00 +0000", items: [{ id: `${id}1`, quantity: 2 }] }] }),
	},
	{
		scope: "store/order/refund/created",
		data: (id) => ({ type: "order", id: Number(id), refund: { refund_id: 3 } }),
		change: ({ id }) => ({ statusId: 14, refunds: [{ id: `${id}3`, created: "2099-01-17T10:00:00+00:00", items: [{ id: `${id}1`, quantity: 3 }] }] }),
	},
	{ scope: "store/order/updated", data: (id) => ({ type: "order", id: Number(id) }), change: () => ({ statusId: 5 }) },
];

it("ends the same, whatever comes when, how often and at once", async () => {
	let next = 1000;
	await fc.assert(
		fc.asyncProperty(anyCourse, async (course) => {
			const id = String(next++);
			const sku = `SKU-${id}`;
			await shop.addItem(sku, 10);
			there.orders.set(id, {
				id,
				statusId: 0,
				products: [
					{ id: `${id}1`, sku, quantity: 4 },
					{ id: `${id}2`, sku: "unknown", quantity: 1 },
				],
			});
			const ids = STAGES.map(() => randomUUID());
			const life = {
				stages: STAGES.length,
				goOn(stage: number) {
					const order = there.orders.get(id);
					if (order) there.orders.set(id, { ...order, ...STAGES[stage]?.change(order) });
				},
				deliver: (stage: number) =>
					postStandard({
						url: shop.url,
						key: shop.secret,
						id: ids[stage] ?? "",
						body: bigCommerceNotice(STAGES[stage]?.scope ?? "", STAGES[stage]?.data(id) ?? {}),
					}),
			};
			await playLife(market, life, course);
			const lines = await market.sql(
				"SELECT l.external_id, l.quantity, l.fulfilled, l.cancelled, l.returned FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = $1 ORDER BY 1",
				[id],
			);
			expect(lines).toEqual([
				{ external_id: `${id}1`, quantity: 4, fulfilled: 2, cancelled: 2, returned: 0 },
				{ external_id: `${id}2`, quantity: 1, fulfilled: 0, cancelled: 1, returned: 0 },
			]);
			expect(await shop.stock(sku)).toEqual({ onHand: 8, committed: 0 });
		}),
		{ numRuns: 5 },
	);
	expect(await market.drift()).toEqual([]);
	expect(await market.sql("SELECT DISTINCT status FROM webhook_delivery")).toEqual([{ status: "done" }]);
}, 120_000);
