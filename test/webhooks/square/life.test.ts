import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Market, type MarketShop, openMarket, PUBLIC_URL } from "../../support/market.ts";
import { anyCourse, playLife } from "../../support/play-life.ts";
import { postAsSquare, type SquareOrder, squareEvent } from "../../support/square.ts";
import { startSquare } from "../../support/start-square.ts";

let there: Awaited<ReturnType<typeof startSquare>>;
let market: Market;
let shop: MarketShop;

beforeAll(async () => {
	there = await startSquare({ token: "token" });
	market = await openMarket({ apiUrls: { square: there.origin } });
	shop = await market.buildShop("sq", "USD", { marketplace: "square", account: "6SSW7HV8K2ST5", credentials: { token: "token" } });
});
afterAll(async () => {
	await market?.close();
	await there?.close();
});

/** Placed, paid, one of four sent, two more sent and one called off, one brought back by an order of its own. */
const STAGES: readonly { type: string; key: string; change: Partial<SquareOrder> }[] = [
	{ type: "order.created", key: "order_created", change: { state: "OPEN" } },
	{ type: "payment.updated", key: "payment", change: { isPaid: true } },
	{
		type: "order.fulfillment.updated",
		key: "order_fulfillment_updated",
		change: {
			fulfilments: [
				{ state: "COMPLETED", entries: [{ uid: "a", quantity: "1" }] },
				{ state: "PROPOSED", entries: [{ uid: "a", quantity: "3" }] },
			],
		},
	},
	{
		type: "order.updated",
		key: "order_updated",
		change: {
			state: "COMPLETED",
			fulfilments: [
				{ state: "COMPLETED", entries: [{ uid: "a", quantity: "1" }] },
				{ state: "COMPLETED", entries: [{ uid: "a", quantity: "2" }] },
				{ state: "CANCELED", entries: [{ uid: "a", quantity: "1" }] },
			],
		},
	},
	{ type: "refund.created", key: "refund", change: {} },
];

it("ends the same, whatever comes when, how often and at once", async () => {
	let next = 1;
	await fc.assert(
		fc.asyncProperty(anyCourse, async (course) => {
			const id = `ORDER${next++}`;
			const sku = `SKU-${id}`;
			await shop.addItem(sku, 10);
			there.variations.set(`V-${id}`, { sku, counts: [] });
			there.orders.set(id, { id, state: "DRAFT", lines: [{ uid: "a", item: `V-${id}`, quantity: "4" }] });
			const bodies = STAGES.map(({ type, key }, stage) => {
				const about = stage === STAGES.length - 1 ? `${id}-BACK` : id;
				return squareEvent(type, { [key]: { order_id: about } }, { id: about });
			});
			await playLife(
				market,
				{
					stages: STAGES.length,
					goOn(stage) {
						const order = there.orders.get(id);
						if (order) there.orders.set(id, { ...order, ...STAGES[stage]?.change });
						if (stage === STAGES.length - 1)
							there.orders.set(`${id}-BACK`, { id: `${id}-BACK`, state: "COMPLETED", lines: [], returns: [{ of: id, lines: [{ uid: "a", quantity: "1" }] }] });
					},
					deliver: (stage) =>
						postAsSquare({ url: shop.url, told: shop.url.replace(market.origin, PUBLIC_URL), secret: shop.secret, body: bodies[stage] ?? "" }),
				},
				course,
			);
			const lines = await market.sql(
				"SELECT l.quantity, l.fulfilled, l.cancelled, l.returned FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = $1",
				[id],
			);
			expect(lines).toEqual([{ quantity: 4, fulfilled: 3, cancelled: 1, returned: 1 }]);
			expect(await shop.stock(sku)).toEqual({ onHand: 8, committed: 0 });
		}),
		{ numRuns: 5 },
	);
	expect(await market.drift()).toEqual([]);
	expect(await market.sql("SELECT DISTINCT status FROM webhook_delivery")).toEqual([{ status: "done" }]);
}, 120_000);

it("finds the seller's connection by an application's one address, and no other's", async () => {
	const other = await market.buildShop("sq-other", "USD", { marketplace: "square", account: "6SSW7HV8K2ST5", credentials: { token: "token" } });
	const post = (secret: string, merchant: string) =>
		postAsSquare({
			url: `${market.origin}/webhooks/square`,
			told: `${PUBLIC_URL}/webhooks/square`,
			secret,
			body: squareEvent("catalog.version.updated", {}, { merchant }),
		});
	const kept = () => market.sql("SELECT count(*)::int AS count FROM webhook_delivery WHERE connection_id = $1", [other.connectionId]);
	expect((await post(shop.secret, "6SSW7HV8K2ST5")).status).toBe(200);
	expect(await kept()).toEqual([{ count: 0 }]);
	expect((await post(other.secret, "6SSW7HV8K2ST5")).status).toBe(200);
	expect(await kept()).toEqual([{ count: 1 }]);
	expect((await post(other.secret, "ANOTHER1")).status).toBe(401);
});

it("ends what was deleted from the catalogue, and lists what is new there", async () => {
	const changedAt = new Date().toISOString();
	there.variations.set("CAT-1", { sku: "CAT-1", counts: [], changedAt });
	const tell = async () => {
		const body = squareEvent("catalog.version.updated", { catalog_version: { updated_at: changedAt } });
		const answer = await postAsSquare({ url: shop.url, told: shop.url.replace(market.origin, PUBLIC_URL), secret: shop.secret, body });
		expect(answer.status).toBe(200);
		await market.drain();
		return market.sql("SELECT status, sku FROM listing WHERE connection_id = $1 AND external_id = 'CAT-1'", [shop.connectionId]);
	};
	expect(await tell()).toEqual([{ status: "active", sku: "CAT-1" }]);
	there.variations.set("CAT-1", { sku: "CAT-1", counts: [], changedAt, isDeleted: true });
	expect(await tell()).toEqual([{ status: "ended", sku: "CAT-1" }]);
});
