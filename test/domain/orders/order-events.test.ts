import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { eventOf, lineOf, type OrderDesk, orderDesk, orderOf } from "../../support/order-desk.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;
let desk: OrderDesk;
let sku: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("events");
	other = await market.buildShop("elsewhere");
	desk = orderDesk(market, shop);
});
afterAll(() => market?.close());
beforeEach(() => {
	sku = `SKU-${randomUUID().slice(0, 8)}`;
	market.sent.length = 0;
	market.waiting.length = 0;
});

async function texts(): Promise<string[]> {
	await market.drain();
	return market.sent.map((message) => message.reply.text);
}

describe("a fulfilment", () => {
	it("turns what is held into a movement, bit by bit, and the order's state follows", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku, { quantity: 3 })], { status: "paid" });
		const { orderId } = await desk.record(order);
		expect(await desk.apply(order.externalId, eventOf("fulfilled", 2))).toBe("applied");
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 1 });
		expect(await desk.look(orderId)).toMatchObject({ status: "paid", lines: [{ quantity: 3, fulfilled: 2 }] });
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ fulfilled: 3 }] });
		expect(await desk.ledger(sku)).toEqual(["received 5", "sold -2", "sold -1"]);
		const rows = await market.sql(
			"SELECT r.quantity, r.status FROM reservation r JOIN sales_order_line l ON l.id = line_id WHERE order_id = $1 ORDER BY r.quantity",
			[orderId],
		);
		expect(rows).toEqual([
			{ quantity: 1, status: "fulfilled" },
			{ quantity: 2, status: "fulfilled" },
		]);
		const audits = await market.sql("SELECT action, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY number", [orderId]);
		expect(audits.at(1)).toMatchObject({ action: "fulfil-order", before: { fulfilled: [{ sku, quantity: 0 }] }, after: { fulfilled: [{ sku, quantity: 2 }] } });
	});

	it("counts once, however often and concurrently it comes", async () => {
		await shop.addItem(sku, 9);
		const order = orderOf([lineOf(sku, { quantity: 4 })]);
		await desk.record(order);
		const event = eventOf("fulfilled", 2);
		const outcomes = await Promise.all(Array.from({ length: 8 }, () => desk.apply(order.externalId, event)));
		expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
		expect(await desk.stock(sku)).toEqual({ onHand: 7, committed: 2 });
	});

	it("that comes before its order waits for it", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const event = eventOf("fulfilled", 2);
		expect(await desk.apply(order.externalId, event)).toBe("waiting");
		expect(await desk.apply(order.externalId, event)).toBe("known");
		const { orderId } = await desk.record(order);
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ fulfilled: 2 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 1 });
		expect(await market.sql("SELECT applied_at IS NULL AS waits FROM order_event WHERE order_id = $1", [orderId])).toEqual([{ waits: false }]);
	});

	it("of a line that has not come waits for the line", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku)]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 1, { lines: [{ line: "2", quantity: 1 }] }));
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 1 });
		await desk.record({ ...order, lines: [lineOf(sku), lineOf(sku, { externalId: "2" })] });
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ fulfilled: 0 }, { fulfilled: 1 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 1 });
	});

	it("of an oversold line puts the missing copies into the books first", async () => {
		await shop.addItem(sku, 1);
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const { orderId } = await desk.record(order);
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ oversold: 2 }] });
		await desk.apply(order.externalId, eventOf("fulfilled", 3));
		expect(await desk.ledger(sku)).toEqual(["received 1", "adjusted 2", "sold -3"]);
		expect(await desk.stock(sku)).toEqual({ onHand: 0, committed: 0 });
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ oversold: 0 }] });
		expect(await market.sql("SELECT reason FROM stock_movement m JOIN item ON item.id = item_id WHERE sku = $1 AND kind = 'adjusted'", [sku])).toMatchObject([
			{ reason: expect.stringContaining("not in the books") },
		]);
	});

	it("that takes another order's copy leaves that one flagged instead", async () => {
		await shop.addItem(sku, 1);
		const [first, second] = [orderOf([lineOf(sku)]), orderOf([lineOf(sku)])];
		const [one, two] = [await desk.record(first), await desk.record(second)];
		await desk.apply(second.externalId, eventOf("fulfilled", 1));
		expect((await desk.look(two.orderId)).lines).toMatchObject([{ oversold: 0, fulfilled: 1 }]);
		expect((await desk.look(one.orderId)).lines).toMatchObject([{ oversold: 1 }]);
		expect(await desk.stock(sku)).toEqual({ onHand: 0, committed: 1 });
	});

	it("from before the connection moves no stock, a later one does", async () => {
		await shop.addItem(sku, 9);
		const order = orderOf([lineOf(sku, { quantity: 3 })], { placedAt: new Date("2020-01-01") });
		await desk.apply(order.externalId, eventOf("fulfilled", 1, { happenedAt: new Date("2020-01-02") }));
		const { orderId } = await desk.record(order);
		expect(await desk.stock(sku)).toEqual({ onHand: 9, committed: 2 });
		await desk.apply(order.externalId, eventOf("fulfilled", 1, { happenedAt: new Date("2099-01-02") }));
		expect(await desk.stock(sku)).toEqual({ onHand: 8, committed: 1 });
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ fulfilled: 2 }] });
	});

	it("of an old order that was all sent when we first saw it changes nothing", async () => {
		await shop.addItem(sku, 9);
		const order = orderOf([lineOf(sku, { quantity: 3, fulfilled: 3 })], { placedAt: new Date("2020-01-01") });
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 3, { happenedAt: new Date("2020-01-02") }));
		expect(await desk.stock(sku)).toEqual({ onHand: 9, committed: 0 });
		expect(await desk.ledger(sku)).toEqual(["received 9"]);
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled" });
	});

	it("of copies that were called off is believed: they were sent", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const { orderId } = await desk.record(order);
		await desk.record({ ...order, status: "cancelled" });
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ fulfilled: 1, cancelled: 2 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 0 });
	});

	it("of a line without an item counts, and moves nothing", async () => {
		const order = orderOf([lineOf("NO SUCH", { quantity: 2 })]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 2));
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ fulfilled: 2 }] });
	});
});

describe("a refund", () => {
	it("frees exactly what it called off, and heals the oversold line as far as that goes", async () => {
		await shop.addItem(sku, 1);
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("cancelled", 1));
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ cancelled: 1, oversold: 1 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 1, committed: 2 });
		expect(await texts()).toContainEqual(expect.stringMatching(/^Cancelled on Shopify: 1 × Card /));
		await desk.apply(order.externalId, eventOf("cancelled", 2));
		expect(await desk.look(orderId)).toMatchObject({ status: "cancelled", lines: [{ cancelled: 3, oversold: 0 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 1, committed: 0 });
	});

	it("restocks once: twice, at the same time, or before what it brings back was sent", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku, { quantity: 2 })]);
		const back = eventOf("returned", 1);
		expect(await desk.apply(order.externalId, back)).toBe("waiting");
		const { orderId } = await desk.record(order);
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ returned: 0 }] });
		await desk.apply(order.externalId, eventOf("fulfilled", 2));
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ returned: 1 }] });
		await Promise.all(Array.from({ length: 6 }, () => desk.apply(order.externalId, back)));
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 0 });
		expect(await desk.ledger(sku)).toEqual(["received 5", "sold -2", "returned 1"]);
	});

	it("that calls copies off and brings others back does both at once", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 2));
		const externalId = randomUUID();
		await desk.apply(order.externalId, eventOf("cancelled", 1, { externalId }), eventOf("returned", 2, { externalId }));
		expect(await desk.look(orderId)).toMatchObject({ status: "returned", lines: [{ fulfilled: 2, cancelled: 1, returned: 2 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 0 });
	});

	it("never brings back more than was sent", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		await desk.apply(order.externalId, eventOf("returned", 3));
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ fulfilled: 1, returned: 1 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 2 });
	});

	it("of a second copy with one certificate is written off, for there can't be two", async () => {
		await shop.addItem(sku, 1);
		await market.sql(`UPDATE item SET attributes = '{"cert_number":"12345678","graded":"yes"}' WHERE vendor_id = $1 AND sku = $2`, [shop.vendorId, sku]);
		const order = orderOf([lineOf(sku, { quantity: 2 })]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 2), eventOf("returned", 2));
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ returned: 2 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 1, committed: 0 });
	});
});

describe("an order that grows", () => {
	it("holds the copies that were added, and never gives back what an older picture does not know", async () => {
		await shop.addItem(sku, 9);
		const order = orderOf([lineOf(sku, { quantity: 2 })]);
		await desk.record(order);
		await desk.record({ ...order, lines: [lineOf(sku, { quantity: 5 })] });
		await desk.record(order);
		expect(await desk.stock(sku)).toEqual({ onHand: 9, committed: 5 });
	});

	it("after it was fulfilled is open again", async () => {
		await shop.addItem(sku, 9);
		const order = orderOf([lineOf(sku)], { status: "paid" });
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		await desk.record({ ...order, lines: [lineOf(sku), lineOf(sku, { externalId: "2", quantity: 2 })] });
		expect(await desk.look(orderId)).toMatchObject({ status: "paid" });
		expect(await desk.stock(sku)).toEqual({ onHand: 8, committed: 2 });
	});
});

describe("several locations", () => {
	it("the default one is asked first, then where most copies are free; what is nowhere is held at the default one", async () => {
		const back = await desk.addLocation(`Back ${sku}`);
		const vault = await desk.addLocation(`Vault ${sku}`);
		const { itemId } = await shop.addItem(sku, 1);
		for (const [location, copies] of [
			[back, 2],
			[vault, 3],
		] as const) {
			await market.sql("INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) VALUES ($1, $2, $3, $4)", [shop.vendorId, itemId, location, copies]);
			await market.sql(
				"INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key) VALUES ($1, $2, $3, 'received', $4, $4, gen_random_uuid())",
				[shop.vendorId, itemId, location, copies],
			);
		}
		const order = orderOf([lineOf(sku, { quantity: 7 })]);
		const { orderId } = await desk.record(order);
		const held = () =>
			market.sql<{ name: string | null; quantity: number; status: string }>(
				`SELECT CASE location_id WHEN $2 THEN 'back' WHEN $3 THEN 'vault' ELSE 'default' END AS name, sum(r.quantity)::int AS quantity, r.status
				FROM reservation r JOIN sales_order_line l ON l.id = r.line_id WHERE l.order_id = $1 GROUP BY 1, 3 ORDER BY 1, 3`,
				[orderId, back, vault],
			);
		expect(await held()).toEqual([
			{ name: "back", quantity: 2, status: "open" },
			{ name: "default", quantity: 2, status: "open" },
			{ name: "vault", quantity: 3, status: "open" },
		]);
		expect((await desk.look(orderId)).lines).toMatchObject([{ oversold: 1 }]);
		await desk.apply(order.externalId, eventOf("fulfilled", 4));
		expect(await desk.stock(sku)).toEqual({ onHand: 2, committed: 3 });
		await desk.apply(order.externalId, eventOf("cancelled", 2));
		expect(await desk.stock(sku)).toEqual({ onHand: 2, committed: 1 });
		expect((await desk.look(orderId)).lines).toMatchObject([{ oversold: 0 }]);
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		expect((await held()).filter(({ status }) => status === "open")).toEqual([]);
		expect((await desk.ledger(sku)).filter((line) => line.startsWith("adjusted"))).toEqual([]);
	});

	it("a copy that came in elsewhere since is sent, before one is made up", async () => {
		const back = await desk.addLocation(`Shed ${sku}`);
		const { itemId } = await shop.addItem(sku, 0);
		const order = orderOf([lineOf(sku)]);
		await desk.record(order);
		await market.sql("INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) VALUES ($1, $2, $3, 1)", [shop.vendorId, itemId, back]);
		await market.sql(
			"INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key) VALUES ($1, $2, $3, 'received', 1, 1, gen_random_uuid())",
			[shop.vendorId, itemId, back],
		);
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		expect(await desk.ledger(sku)).toEqual(["received 1", "sold -1"]);
		expect(await desk.stock(sku)).toEqual({ onHand: 0, committed: 0 });
	});
});

describe("fences", () => {
	it("another vendor's connection is not found", async () => {
		const { applyOrderEvents } = await import("../../../src/domain/orders/services/apply-order-events.ts");
		const stolen = desk.as((scope) => applyOrderEvents(scope, { connectionId: other.connectionId, orderExternalId: "1", events: [eventOf("fulfilled", 1)] }));
		await expect(stolen).rejects.toMatchObject({ code: "not_found" });
	});

	it("another vendor's order of the same id is not touched", async () => {
		await shop.addItem(sku, 5);
		const order = orderOf([lineOf(sku)]);
		await desk.record(order);
		expect(await orderDesk(market, other).apply(order.externalId, eventOf("fulfilled", 1))).toBe("waiting");
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 1 });
	});

	it.each([
		["no copies", { lines: [{ line: "1", quantity: 0 }] }],
		["2^31 copies", { lines: [{ line: "1", quantity: 2 ** 31 }] }],
		["half a copy", { lines: [{ line: "1", quantity: 0.5 }] }],
		["no id", { externalId: "" }],
	])("an event of %s is refused", async (_, wrong) => {
		await expect(desk.apply("1", eventOf("fulfilled", 1, wrong))).rejects.toMatchObject({ code: "invalid_input" });
	});

	it("needs the permission to write orders", async () => {
		const tried = market.access.withVendor({ kind: "worker", vendorId: shop.vendorId }, ["order.write"], async () => "in");
		await expect(tried).rejects.toMatchObject({ code: "permission_denied" });
	});
});

describe("under load", () => {
	it("orders of the same items in opposite lines, sent, called off and brought back at once, end clean", async () => {
		const skus = Array.from({ length: 4 }, (_, index) => `${sku}-${index}`);
		for (const each of skus) await shop.addItem(each, 20);
		await Promise.all(
			Array.from({ length: 20 }, async (_, index) => {
				const lines = skus.map((each, at) => lineOf(each, { externalId: String(at + 1), quantity: 2 }));
				const order = orderOf(index % 2 ? lines : lines.toReversed());
				const all = skus.map((_sku, at) => ({ line: String(at + 1), quantity: 1 }));
				await Promise.all([
					desk.record(order),
					desk.apply(order.externalId, eventOf("fulfilled", 1, { lines: all })),
					desk.apply(order.externalId, eventOf("cancelled", 1, { lines: all.toReversed() })),
					desk.apply(order.externalId, eventOf("returned", 1, { lines: all })),
				]);
			}),
		);
		for (const each of skus) expect(await desk.stock(each)).toMatchObject({ committed: 0 });
		expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
	});
});

it("afterwards the ledger is clean, and nobody is short who is not flagged", async () => {
	expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
	expect(
		await market.sql(`
			SELECT item_id FROM stock_level GROUP BY item_id HAVING sum(on_hand) < sum(committed)
			EXCEPT SELECT item_id FROM sales_order_line WHERE oversold > 0`),
	).toEqual([]);
});
