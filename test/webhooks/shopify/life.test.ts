import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { anyCourse, playLife } from "../../support/play-life.ts";
import { postAsShopify, shopifyFulfilment, shopifyOrder, shopifyRefund } from "../../support/shopify.ts";

let market: Market;
let shop: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("life");
});
afterAll(() => market?.close());

/** Placed, paid, two of four sent, one of them brought back, one that was not sent called off, and the rest cancelled. */
function lifeOf(id: string, sku: string): readonly { topic: string; body: string }[] {
	const line = `${id}1`;
	const fulfilment = { id: `${id}6`, lines: [{ id: line, quantity: 2 }] };
	const back = { id: `${id}7`, lines: [{ id: line, quantity: 1, restock: "return" as const }] };
	const off = { id: `${id}8`, lines: [{ id: line, quantity: 1, restock: "cancel" as const }] };
	const order = (left: { current: number; waiting: number }, state: object) =>
		shopifyOrder({ id, lines: [{ id: line, sku, quantity: 4, currentQuantity: left.current, fulfillableQuantity: left.waiting }], ...state });
	const paid = { financialStatus: "paid" };
	const refunded = { financialStatus: "partially_refunded", fulfillments: [fulfilment], refunds: [back, off] };
	return [
		{ topic: "orders/create", body: order({ current: 4, waiting: 4 }, { fulfillments: [] }) },
		{ topic: "orders/paid", body: order({ current: 4, waiting: 4 }, { ...paid, fulfillments: [] }) },
		{ topic: "fulfillments/create", body: shopifyFulfilment({ orderId: id, ...fulfilment }) },
		{ topic: "orders/updated", body: order({ current: 4, waiting: 2 }, { ...paid, fulfillments: [fulfilment] }) },
		{ topic: "refunds/create", body: shopifyRefund({ orderId: id, ...back }) },
		{ topic: "refunds/create", body: shopifyRefund({ orderId: id, ...off }) },
		{ topic: "orders/updated", body: order({ current: 2, waiting: 1 }, refunded) },
		{ topic: "orders/cancelled", body: order({ current: 2, waiting: 0 }, { ...refunded, cancelledAt: "2099-01-18T10:00:00-05:00" }) },
	];
}

it("ends the same, whatever comes when, how often and at once", async () => {
	let next = 8_209_829_119_461_540n;
	await fc.assert(
		fc.asyncProperty(anyCourse, async (course) => {
			const id = String(next++);
			const sku = `SKU-${id}`;
			await shop.addItem(sku, 10);
			const stages = lifeOf(id, sku);
			const life = {
				stages: stages.length,
				goOn() {},
				deliver(stage: number) {
					const { topic = "", body = "" } = stages[stage] ?? {};
					return postAsShopify({ url: shop.url, secret: shop.secret, topic, body, eventId: `${id}-${stage}` });
				},
			};
			await playLife(market, life, course);
			const lines = await market.sql(
				"SELECT sold.status, line.quantity, line.fulfilled, line.cancelled, line.returned FROM sales_order_line line JOIN sales_order sold ON sold.id = line.order_id WHERE sold.external_id = $1",
				[id],
			);
			expect(lines).toMatchObject([{ quantity: 4, fulfilled: 2, cancelled: 2, returned: 1 }]);
			expect(await shop.stock(sku)).toEqual({ onHand: 9, committed: 0 });
			expect(await market.drift()).toEqual([]);
		}),
		{ numRuns: 12 },
	);
}, 120_000);
