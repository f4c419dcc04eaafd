import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EtsyReceipt, etsyNotice } from "../../support/etsy.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { anyCourse, playLife } from "../../support/play-life.ts";
import { postStandard } from "../../support/standard-webhooks.ts";
import { startEtsy } from "../../support/start-etsy.ts";

const KEY = randomBytes(24);
let there: Awaited<ReturnType<typeof startEtsy>>;
let market: Market;
let shop: MarketShop;

beforeAll(async () => {
	there = await startEtsy({ shop: "123456", key: "key", refreshToken: "refresh" });
	market = await openMarket({ apiUrls: { etsy: there.origin } });
	shop = await market.buildShop("et", "USD", {
		marketplace: "etsy",
		account: "123456",
		secret: `whsec_${KEY.toString("base64")}`,
		credentials: { key: "key", token: "refresh" },
	});
});
afterAll(async () => {
	await market?.close();
	await there?.close();
});

/** Paid, one of two transactions sent, partly refunded, and called off. */
const STAGES: readonly { type: string; change: (receipt: EtsyReceipt) => Partial<EtsyReceipt> }[] = [
	{ type: "order.paid", change: () => ({ status: "Paid", isPaid: true }) },
	{
		type: "order.shipped",
		change: ({ transactions }) => ({
			transactions: transactions.map((transaction, index) => (index === 0 ? { ...transaction, shipped: 4_071_913_300 } : transaction)),
		}),
	},
	{ type: "order.delivered", change: () => ({ status: "Partially Refunded" }) },
	{ type: "order.canceled", change: () => ({ status: "Canceled" }) },
];

it("ends the same, whatever comes when, how often and at once", async () => {
	let next = 1000;
	await fc.assert(
		fc.asyncProperty(anyCourse, async (course) => {
			const id = String(next++);
			const sku = `SKU-${id}`;
			await shop.addItem(sku, 10);
			there.receipts.set(id, {
				id,
				transactions: [
					{ id: `${id}1`, sku, quantity: 3 },
					{ id: `${id}2`, sku, quantity: 2 },
				],
			});
			const ids = STAGES.map(() => randomUUID());
			await playLife(
				market,
				{
					stages: STAGES.length,
					goOn(stage) {
						const receipt = there.receipts.get(id);
						if (receipt) there.receipts.set(id, { ...receipt, ...STAGES[stage]?.change(receipt) });
					},
					deliver: (stage) =>
						postStandard({ url: shop.url, key: KEY, id: ids[stage] ?? "", body: etsyNotice(STAGES[stage]?.type ?? "", `shops/123456/receipts/${id}`) }),
				},
				course,
			);
			const lines = await market.sql(
				"SELECT l.fulfilled, l.cancelled, l.returned FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = $1 ORDER BY l.external_id",
				[id],
			);
			expect(lines).toEqual([
				{ fulfilled: 3, cancelled: 0, returned: 0 },
				{ fulfilled: 0, cancelled: 2, returned: 0 },
			]);
			expect(await shop.stock(sku)).toEqual({ onHand: 7, committed: 0 });
		}),
		{ numRuns: 5 },
	);
	expect(await market.drift()).toEqual([]);
	expect(await market.sql("SELECT DISTINCT status FROM webhook_delivery")).toEqual([{ status: "done" }]);
	expect(there.asked.filter((call) => call.includes("oauth"))).toHaveLength(1);
}, 120_000);
