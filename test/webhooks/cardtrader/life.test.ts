import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CardTraderOrder, cardTraderNotice, postAsCardTrader } from "../../support/cardtrader.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { anyCourse, playLife } from "../../support/play-life.ts";

let market: Market;
let shop: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("ct", "EUR", { marketplace: "cardtrader", account: "card-corner" });
});
afterAll(() => market?.close());

type Stage = [cause: string, change: Partial<CardTraderOrder>];
let next = 1000;

/** Plays the life of an order of 3 copies of one card and 1 of another. */
async function play(stages: (id: string, items: CardTraderOrder["items"]) => readonly Stage[], course: Parameters<typeof playLife>[2]) {
	const id = String(next++);
	const sku = `SKU-${id}`;
	await shop.addItem(sku, 10);
	const items = [
		{ id: `${id}1`, sku, quantity: 3 },
		{ id: `${id}2`, sku: "unknown", quantity: 1 },
	];
	const told = stages(id, items);
	let order: CardTraderOrder = { id, state: "", items };
	// Each carries the order as it was at its stage, whenever it comes.
	const bodies = told.map(([cause, change]) => {
		order = { ...order, ...change };
		return cardTraderNotice(cause, order);
	});
	await playLife(
		market,
		{ stages: told.length, goOn() {}, deliver: (stage) => postAsCardTrader({ url: shop.url, secret: shop.secret, body: bodies[stage] ?? "" }) },
		course,
	);
	// All that was told comes, if late.
	for (const body of bodies) await postAsCardTrader({ url: shop.url, secret: shop.secret, body });
	await market.drain();
	const lines = await market.sql<{ fulfilled: number; cancelled: number }>(
		"SELECT l.fulfilled, l.cancelled FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = $1 ORDER BY l.external_id",
		[id],
	);
	return { lines: lines.map(({ fulfilled, cancelled }) => [fulfilled, cancelled]), stock: await shop.stock(sku) };
}

const sentAt = "2099-01-16T00:00:00Z";
const LIVES: readonly [name: string, stages: Parameters<typeof play>[0], outcome: object][] = [
	[
		"sent with one item taken off",
		(_, items) => [
			["order.create", { state: "paid" }],
			["order.update", { items: items.map((item, index) => (index === 1 ? { ...item, deletedAt: sentAt } : item)) }],
			["order.update", { state: "sent", sentAt }],
			["order.update", { state: "done" }],
		],
		{
			lines: [
				[3, 0],
				[0, 1],
			],
			stock: { onHand: 7, committed: 0 },
		},
	],
	[
		"called off",
		() => [
			["order.create", { state: "paid" }],
			["order.update", { state: "request_for_cancel" }],
			["order.update", { state: "canceled" }],
			["order.destroy", {}],
		],
		{
			lines: [
				[0, 3],
				[0, 1],
			],
			stock: { onHand: 10, committed: 0 },
		},
	],
	[
		"by CardTrader Zero",
		(id, items) => [
			["order.create", { viaZero: true, state: "hub_pending" }],
			["order.update", { state: "closed" }],
			["order.create", { id: `${id}999`, state: "paid", items: items.map((item) => ({ ...item, hubOrder: id })) }],
			["order.update", { state: "sent", sentAt }],
		],
		{
			lines: [
				[3, 0],
				[1, 0],
			],
			stock: { onHand: 7, committed: 0 },
		},
	],
];

it.each(LIVES)(
	"an order that is %s ends the same, whatever comes when, how often and at once",
	async (_, stages, outcome) => {
		await fc.assert(
			fc.asyncProperty(anyCourse, async (course) => {
				expect(await play(stages, course)).toEqual(outcome);
			}),
			{ numRuns: 4 },
		);
		expect(await market.drift()).toEqual([]);
		expect(await market.sql("SELECT external_id FROM sales_order WHERE external_id LIKE '%999'")).toEqual([]);
	},
	120_000,
);
