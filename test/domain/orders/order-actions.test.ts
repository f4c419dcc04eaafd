import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelLines } from "../../../src/domain/orders/services/cancel-lines.ts";
import { createOrder } from "../../../src/domain/orders/services/create-order.ts";
import { fulfilLines } from "../../../src/domain/orders/services/fulfil-lines.ts";
import { mapOrderLine } from "../../../src/domain/orders/services/map-order-line.ts";
import { returnLines } from "../../../src/domain/orders/services/return-lines.ts";
import { undoChange } from "../../../src/domain/vendors/services/undo-change.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { eventOf, lineOf, type OrderDesk, orderDesk, orderOf } from "../../support/order-desk.ts";

let market: Market;
let shop: MarketShop;
let desk: OrderDesk;
let elsewhere: OrderDesk;
let sku: string;
let itemId: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("actions");
	desk = orderDesk(market, shop);
	elsewhere = orderDesk(market, await market.buildShop("other"));
});
afterAll(() => market?.close());
beforeEach(async () => {
	sku = `SKU-${randomUUID().slice(0, 8)}-NM`;
	({ itemId } = await shop.addItem(sku, 5));
});

const take = (quantity: number, more: { mayOversell?: boolean } = {}) =>
	desk.as((scope) => createOrder(scope, { itemId, quantity, unitPriceMinor: 999n, ...more }));
const fulfil = (orderId: string, lines?: { lineId: string; quantity?: number }[]) =>
	desk.as((scope) => fulfilLines(scope, { orderId, ...(lines && { lines }) }));
const cancel = (orderId: string, lines?: { lineId: string; quantity?: number }[]) =>
	desk.as((scope) => cancelLines(scope, { orderId, ...(lines && { lines }) }));
const takeBack = (
	orderId: string,
	outcome: Parameters<typeof returnLines>[1]["outcome"] = { kind: "restock" },
	lines?: { lineId: string; quantity?: number }[],
) => desk.as((scope) => returnLines(scope, { orderId, outcome, ...(lines && { lines }) }));
const undo = (change: bigint) => desk.as((scope) => undoChange(scope, { change }));
const lineId = async (orderId: string) => (await desk.look(orderId)).lines[0]?.id ?? "";

describe("an order by phone", () => {
	it("is placed and holds its copies, at the price and cost of the day", async () => {
		await market.sql("UPDATE item SET cost_minor = 400 WHERE id = $1", [itemId]);
		const { orderId, settlement } = await take(2);
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ quantity: 2, oversold: 0 }] });
		expect(settlement.available.get(itemId)).toBe(3);
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 2 });
		expect(await market.sql("SELECT unit_cost_minor FROM sales_order_line WHERE order_id = $1", [orderId])).toEqual([{ unit_cost_minor: "400" }]);
	});

	it("for more than is free is refused and writes nothing, not even a number; when it is meant it is oversold", async () => {
		const { number } = await take(4);
		await expect(take(2)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Only 1 of") });
		const oversold = await take(2, { mayOversell: true });
		expect(oversold.number).toBe(number + 1);
		expect(await desk.look(oversold.orderId)).toMatchObject({ lines: [{ oversold: 1 }] });
	});

	it("for the last copy, asked by ten at once, is taken once", async () => {
		await take(4);
		const tries = await Promise.allSettled(Array.from({ length: 10 }, () => take(1)));
		expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 5 });
	});

	it("is cancelled by its undo, unless something was sent since", async () => {
		const { orderId, changeNumber } = await take(2);
		await undo(changeNumber);
		expect(await desk.look(orderId)).toMatchObject({ status: "cancelled" });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 0 });
		const sent = await take(2);
		await fulfil(sent.orderId);
		await expect(undo(sent.changeNumber)).rejects.toMatchObject({ code: "conflict" });
		expect(await desk.look(sent.orderId)).toMatchObject({ status: "fulfilled" });
	});

	it.each([0, -1, 1.5, 2 ** 31])("of %d copies is invalid", async (quantity) => {
		await expect(take(quantity)).rejects.toMatchObject({ code: "invalid_input" });
	});

	it("does not know another vendor's item", async () => {
		const stolen = elsewhere.as((scope) => createOrder(scope, { itemId, quantity: 1, unitPriceMinor: 1n }));
		await expect(stolen).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("fulfilling", () => {
	it("sends all or some, and says when nothing is left", async () => {
		const { orderId } = await take(3);
		await fulfil(orderId, [{ lineId: await lineId(orderId), quantity: 1 }]);
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ fulfilled: 1 }] });
		await expect(fulfil(orderId, [{ lineId: await lineId(orderId), quantity: 3 }])).rejects.toMatchObject({
			code: "conflict",
			message: expect.stringContaining("2 copies"),
		});
		await fulfil(orderId);
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled" });
		await expect(fulfil(orderId)).rejects.toMatchObject({ code: "conflict" });
		expect(await desk.stock(sku)).toEqual({ onHand: 2, committed: 0 });
	});

	it("by two at once sends what there is once", async () => {
		const { orderId } = await take(3);
		const tries = await Promise.allSettled([fulfil(orderId), fulfil(orderId)]);
		expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(await desk.stock(sku)).toEqual({ onHand: 2, committed: 0 });
	});

	it("here and then on the marketplace are the same copies, in whatever portions", async () => {
		const order = orderOf([lineOf(sku, { quantity: 4 })]);
		const { orderId } = await desk.record(order);
		await fulfil(orderId, [{ lineId: await lineId(orderId), quantity: 2 }]);
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ fulfilled: 2 }] });
		await fulfil(orderId, [{ lineId: await lineId(orderId), quantity: 1 }]);
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ fulfilled: 3 }] });
		await desk.apply(order.externalId, eventOf("fulfilled", 2));
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ fulfilled: 4 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 1, committed: 0 });
	});

	it("is taken back by its undo: the copies are there and held again", async () => {
		const { orderId } = await take(3);
		const { changeNumber } = await fulfil(orderId);
		await undo(changeNumber);
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ fulfilled: 0 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 3 });
		expect(await desk.ledger(sku)).toEqual(["received 5", "sold -3", "adjusted 3"]);
		await expect(undo(changeNumber)).rejects.toMatchObject({ code: "conflict" });
		await fulfil(orderId);
		expect(await desk.stock(sku)).toEqual({ onHand: 2, committed: 0 });
	});

	it("of copies that were missing is taken back to where they are missing again", async () => {
		const { orderId } = await take(7, { mayOversell: true });
		const { changeNumber } = await fulfil(orderId);
		expect(await desk.stock(sku)).toEqual({ onHand: 0, committed: 0 });
		await undo(changeNumber);
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 7 });
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ oversold: 2 }] });
	});

	it("can't be taken back once copies came back, or the marketplace told of them too", async () => {
		const { orderId } = await take(3);
		const { changeNumber } = await fulfil(orderId);
		await takeBack(orderId, { kind: "restock" }, [{ lineId: await lineId(orderId), quantity: 1 }]);
		await expect(undo(changeNumber)).rejects.toMatchObject({ code: "conflict" });
		const order = orderOf([lineOf(sku)]);
		const sold = await desk.record(order);
		const sent = await fulfil(sold.orderId);
		await desk.apply(order.externalId, eventOf("fulfilled", 1));
		await expect(undo(sent.changeNumber)).rejects.toMatchObject({ code: "conflict" });
		expect(await desk.look(sold.orderId)).toMatchObject({ status: "fulfilled" });
	});

	it("of another vendor's order is not found", async () => {
		const { orderId } = await take(1);
		await expect(elsewhere.as((scope) => fulfilLines(scope, { orderId }))).rejects.toMatchObject({ code: "not_found" });
		await expect(fulfil(orderId, [{ lineId: randomUUID() }])).rejects.toMatchObject({ code: "not_found" });
		await expect(fulfil("no-uuid")).rejects.toMatchObject({ code: "invalid_input" });
		await expect(fulfil(orderId, [])).rejects.toMatchObject({ code: "invalid_input" });
	});
});

describe("cancelling", () => {
	it("frees exactly what was still held", async () => {
		const { orderId } = await take(3);
		await fulfil(orderId, [{ lineId: await lineId(orderId), quantity: 1 }]);
		const { settlement } = await cancel(orderId);
		expect(settlement.freed).toBe(2);
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ fulfilled: 1, cancelled: 2 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 0 });
	});

	it("here and then on the marketplace frees once", async () => {
		const order = orderOf([lineOf(sku, { quantity: 3 })]);
		const { orderId } = await desk.record(order);
		await cancel(orderId, [{ lineId: await lineId(orderId), quantity: 1 }]);
		await desk.apply(order.externalId, eventOf("cancelled", 1));
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ cancelled: 1 }] });
		await desk.record({ ...order, status: "cancelled" });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 0 });
	});

	it("is taken back by its undo while the copies are free, and not when they are sold", async () => {
		const { orderId } = await take(3);
		const first = await cancel(orderId);
		await undo(first.changeNumber);
		expect(await desk.look(orderId)).toMatchObject({ status: "placed", lines: [{ cancelled: 0 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 3 });
		const second = await cancel(orderId);
		await take(4);
		await expect(undo(second.changeNumber)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Only 1 of") });
		expect(await desk.look(orderId)).toMatchObject({ status: "cancelled" });
	});
});

describe("taking back", () => {
	it("restocks as sold", async () => {
		const { orderId } = await take(2);
		await fulfil(orderId);
		await takeBack(orderId);
		expect(await desk.look(orderId)).toMatchObject({ status: "returned", lines: [{ returned: 2 }] });
		expect(await desk.ledger(sku)).toEqual(["received 5", "sold -2", "returned 2"]);
		await expect(takeBack(orderId)).rejects.toMatchObject({ code: "conflict" });
	});

	it("in another condition restocks the same product in that one, made once", async () => {
		const { orderId } = await take(3);
		await fulfil(orderId);
		const line = await lineId(orderId);
		const made = await takeBack(orderId, { kind: "condition", condition: "lp" }, [{ lineId: line, quantity: 1 }]);
		const sibling = sku.replace(/NM$/, "LP");
		expect(made.to).toEqual([sibling]);
		await takeBack(orderId, { kind: "condition", condition: "Lightly Played" }, [{ lineId: line, quantity: 1 }]);
		await takeBack(orderId, { kind: "condition", condition: "NM" }, [{ lineId: line, quantity: 1 }]);
		expect(await desk.stock(sibling)).toEqual({ onHand: 2, committed: 0 });
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 0 });
		expect(await market.sql("SELECT condition FROM item WHERE vendor_id = $1 AND sku = $2", [shop.vendorId, sibling])).toEqual([
			{ condition: "Lightly Played" },
		]);
	});

	it("in a condition that the scale does not have is refused, and nothing is made", async () => {
		const { orderId } = await take(1);
		await fulfil(orderId);
		await expect(takeBack(orderId, { kind: "condition", condition: "CIB" })).rejects.toMatchObject({
			code: "invalid_input",
			message: expect.stringContaining("CIB"),
		});
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled" });
	});

	it("as written off tells both in the ledger and leaves the stock as it was, also where all of it is held by others", async () => {
		const { orderId } = await take(2);
		await fulfil(orderId);
		await take(4, { mayOversell: true });
		await takeBack(orderId, { kind: "write-off" });
		expect(await desk.look(orderId)).toMatchObject({ status: "returned" });
		expect(await desk.ledger(sku)).toEqual(["received 5", "sold -2", "returned 2", "adjusted -2"]);
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 4 });
	});

	it("here and then by a refund there restocks once", async () => {
		const order = orderOf([lineOf(sku, { quantity: 2 })]);
		const { orderId } = await desk.record(order);
		await desk.apply(order.externalId, eventOf("fulfilled", 2));
		await takeBack(orderId, { kind: "condition", condition: "HP" }, [{ lineId: await lineId(orderId), quantity: 1 }]);
		await desk.apply(order.externalId, eventOf("returned", 1));
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ returned: 1 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 0 });
		await takeBack(orderId);
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 0 });
	});

	it("is taken back by its undo while the copies are there", async () => {
		const { orderId } = await take(2);
		await fulfil(orderId);
		const restocked = await takeBack(orderId);
		await undo(restocked.changeNumber);
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ returned: 0 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 0 });
		const again = await takeBack(orderId);
		await take(5);
		await expect(undo(again.changeNumber)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(sku) });
		expect(await desk.look(orderId)).toMatchObject({ status: "returned" });
	});

	it("of a line without an item can be written off, and not restocked in a condition", async () => {
		const { orderId } = await desk.record(orderOf([lineOf("NO SUCH")]));
		await fulfil(orderId);
		await expect(takeBack(orderId, { kind: "condition", condition: "NM" })).rejects.toMatchObject({ code: "conflict" });
		await takeBack(orderId, { kind: "write-off" });
		expect(await desk.look(orderId)).toMatchObject({ status: "returned" });
	});
});

describe("a line whose SKU was unknown", () => {
	const unknown = async (quantity = 2) => {
		const order = orderOf([lineOf(`typo-${sku}`, { quantity })]);
		const { orderId } = await desk.record(order);
		return { order, orderId, line: await lineId(orderId) };
	};
	const map = (orderId: string, line: string, to = itemId) => desk.as((scope) => mapOrderLine(scope, { orderId, lineId: line, itemId: to }));

	it("holds its copies once it is mapped, and once only", async () => {
		const { order, orderId, line } = await unknown();
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 0 });
		const [first, second] = await Promise.all([map(orderId, line), map(orderId, line)]);
		expect([first, second].filter(({ changeNumber }) => changeNumber === null)).toHaveLength(1);
		await desk.record(order);
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 2 });
		const { itemId: another } = await shop.addItem(`${sku}-2`, 1);
		await expect(map(orderId, line, another)).rejects.toMatchObject({ code: "conflict" });
	});

	it("that was sent meanwhile leaves the stock when it is mapped to an item that was there", async () => {
		const { orderId, line } = await unknown();
		await fulfil(orderId, [{ lineId: line, quantity: 1 }]);
		await map(orderId, line);
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 1 });
	});

	it("that was sent before its item was made leaves its count alone", async () => {
		const { orderId, line } = await unknown(1);
		await fulfil(orderId);
		const { itemId: made } = await shop.addItem(`typo-${sku}`, 3);
		await map(orderId, line, made);
		expect(await desk.stock(`typo-${sku}`)).toEqual({ onHand: 3, committed: 0 });
		await takeBack(orderId);
		expect(await desk.stock(`typo-${sku}`)).toEqual({ onHand: 4, committed: 0 });
	});

	it("that went and came back before it is mapped passes the books by", async () => {
		const { orderId, line } = await unknown();
		await fulfil(orderId);
		await takeBack(orderId, { kind: "restock" }, [{ lineId: line, quantity: 1 }]);
		await map(orderId, line);
		expect(await desk.stock(sku)).toEqual({ onHand: 4, committed: 0 });
	});

	it("waits again when the mapping is undone", async () => {
		const { orderId, line } = await unknown();
		const { changeNumber } = await map(orderId, line);
		await undo(changeNumber ?? 0n);
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 0 });
		const again = await map(orderId, line);
		await fulfil(orderId);
		await expect(undo(again.changeNumber ?? 0n)).rejects.toMatchObject({ code: "conflict" });
	});

	it("can't be mapped to another vendor's item, nor by another vendor", async () => {
		const { orderId, line } = await unknown();
		await expect(elsewhere.as((scope) => mapOrderLine(scope, { orderId, lineId: line, itemId }))).rejects.toMatchObject({ code: "not_found" });
		await expect(map(orderId, line, randomUUID())).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("a sale over the counter, which no event explains", () => {
	it("can come back in parts, and keeps what stands on it", async () => {
		const { sellItem } = await import("../../../src/domain/orders/services/sell-over-counter.ts");
		const { orderId } = await desk.as((scope) => sellItem(scope, { itemId, quantity: 3, unitPriceMinor: 999n }));
		await takeBack(orderId, { kind: "restock" }, [{ lineId: await lineId(orderId), quantity: 1 }]);
		expect(await desk.look(orderId)).toMatchObject({ status: "fulfilled", lines: [{ fulfilled: 3, returned: 1 }] });
		expect(await desk.stock(sku)).toEqual({ onHand: 3, committed: 0 });
		await takeBack(orderId);
		expect(await desk.look(orderId)).toMatchObject({ status: "returned" });
		expect(await desk.stock(sku)).toEqual({ onHand: 5, committed: 0 });
	});
});

it("twenty clients on one item keep the ledger clean", async () => {
	const orders = await Promise.all(Array.from({ length: 20 }, () => take(1, { mayOversell: true })));
	await Promise.all(
		orders.map(async ({ orderId }, index) => {
			if (index % 4 === 0) return cancel(orderId);
			const { changeNumber } = await fulfil(orderId);
			if (index % 4 === 1) return undo(changeNumber);
			if (index % 4 === 2) return takeBack(orderId, index % 8 === 2 ? { kind: "write-off" } : { kind: "restock" });
		}),
	);
	const { onHand, committed } = await desk.stock(sku);
	expect(committed).toBe(5);
	const [flagged] = await market.sql<{ oversold: number }>("SELECT coalesce(sum(oversold), 0)::int AS oversold FROM sales_order_line WHERE item_id = $1", [
		itemId,
	]);
	expect(flagged?.oversold).toBe(Math.max(0, committed - onHand));
});

it("afterwards the ledger is clean", async () => {
	expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
});
