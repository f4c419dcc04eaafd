import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelLines } from "../../../src/domain/orders/services/cancel-lines.ts";
import { ignoreOrderLine } from "../../../src/domain/orders/services/ignore-order-line.ts";
import { mapOrderLine } from "../../../src/domain/orders/services/map-order-line.ts";
import { substituteOrderLine } from "../../../src/domain/orders/services/substitute-order-line.ts";
import { undoChange } from "../../../src/domain/vendors/services/undo-change.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { lineOf, type OrderDesk, orderDesk, orderOf } from "../../support/order-desk.ts";

let market: Market;
let shop: MarketShop;
let desk: OrderDesk;
let elsewhere: OrderDesk;
let there: string;
let known: string;
let itemId: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("troubles");
	desk = orderDesk(market, shop);
	elsewhere = orderDesk(market, await market.buildShop("elsewhere"));
});
afterAll(() => market?.close());
beforeEach(async () => {
	there = `THERE-${randomUUID().slice(0, 8)}`;
	known = `KNOWN-${randomUUID().slice(0, 8)}`;
	({ itemId } = await shop.addItem(known, 5));
	await market.drain();
	market.sent.length = 0;
});

const said = () => market.sent.map(({ reply }) => reply.text).join("\n");
const buttons = () => market.sent.flatMap(({ reply }) => (reply.actions ?? []).map(({ command }) => command));
const lineId = async (orderId: string) => (await desk.look(orderId)).lines[0]?.id ?? "";
const map = async (orderId: string, to = itemId) => {
	const line = await lineId(orderId);
	return desk.as((scope) => mapOrderLine(scope, { orderId, lineId: line, itemId: to }));
};
const ignore = async (orderId: string) => {
	const line = await lineId(orderId);
	return desk.as((scope) => ignoreOrderLine(scope, { orderId, lineId: line, ignored: true }));
};
const undo = (change: bigint | null) => desk.as((scope) => undoChange(scope, { change: change ?? 0n }));
const sell = (quantity = 1, line: Parameters<typeof lineOf>[1] = {}) => desk.record(orderOf([lineOf(there, { quantity, productId: there, ...line })]));

describe("a line with an unknown SKU", () => {
	it("is told with buttons that map it, make the item, or ignore it", async () => {
		const { number } = await sell();
		await market.drain();
		expect(said()).toContain(`Unknown SKU ${there}`);
		expect(buttons()).toEqual([`/order map O-${number} 1`, `/item new ${there} "Charizard"`, `/order ignore O-${number} 1`]);
	});

	it("once mapped is known the next time, and the others that waited are worked off", async () => {
		const first = await sell(1);
		const second = await sell(2);
		await map(first.orderId);
		await market.drain();
		expect(await desk.stock(known)).toEqual({ onHand: 5, committed: 3 });
		expect(said()).toContain(`Resolved by troubles: line 1 of O-${first.number} means ${known}.`);
		expect(said()).toContain(`Resolved: line 1 of O-${second.number} means ${known}.`);
		market.sent.length = 0;
		await sell(1);
		await market.drain();
		expect(await desk.stock(known)).toEqual({ onHand: 5, committed: 4 });
		expect(said()).not.toContain("Unknown SKU");
		expect(await market.drift()).toEqual([]);
	});

	it("without the marketplace's id of it is known by its SKU in any case", async () => {
		const first = await sell(1, { productId: null });
		await map(first.orderId);
		await desk.record(orderOf([lineOf(there.toLowerCase())]));
		await market.drain();
		expect(await desk.stock(known)).toEqual({ onHand: 5, committed: 2 });
	});

	it("is worked off when an item with its SKU is made", async () => {
		await sell(2);
		await shop.addItem(there, 3);
		await market.drain();
		expect(await desk.stock(there)).toEqual({ onHand: 3, committed: 2 });
	});

	it("means the only item with its barcode, and none when two have it", async () => {
		const barcode = String(Date.now());
		await market.sql("UPDATE item SET barcode = $1 WHERE id = $2", [barcode, itemId]);
		await sell(1, { barcode });
		expect(await desk.stock(known)).toEqual({ onHand: 5, committed: 1 });
		const twin = await shop.addItem(`TWIN-${barcode}`, 1);
		await market.sql("UPDATE item SET barcode = $1 WHERE id = $2", [barcode, twin.itemId]);
		await sell(1, { barcode });
		expect(await desk.stock(known)).toEqual({ onHand: 5, committed: 1 });
	});

	it("that is ignored waits no more, nor do the next ones; undone, all of them wait again", async () => {
		const first = await sell();
		const second = await sell();
		const { changeNumber } = await ignore(first.orderId);
		await market.drain();
		market.sent.length = 0;
		const third = await sell();
		await market.drain();
		expect(said()).not.toContain("Unknown SKU");
		const ignored = () =>
			market.sql("SELECT count(*)::int AS n FROM sales_order_line WHERE ignored_at IS NOT NULL AND order_id = ANY($1)", [
				[first.orderId, second.orderId, third.orderId],
			]);
		expect(await ignored()).toEqual([{ n: 3 }]);
		expect((await ignore(first.orderId)).changeNumber).toBeNull();
		await undo(changeNumber);
		expect(await ignored()).toEqual([{ n: 2 }]);
		await map(third.orderId);
		expect(await desk.stock(known)).toEqual({ onHand: 5, committed: 1 });
	});

	it("can't be ignored by another vendor, nor when it means an item", async () => {
		const { orderId } = await sell();
		const line = await lineId(orderId);
		await expect(elsewhere.as((scope) => ignoreOrderLine(scope, { orderId, lineId: line, ignored: true }))).rejects.toMatchObject({ code: "not_found" });
		await map(orderId);
		await expect(ignore(orderId)).rejects.toMatchObject({ code: "conflict" });
	});
});

describe("an oversold line", () => {
	it("is told with both orders, what is left where, and what can be done", async () => {
		const before = await desk.record(orderOf([lineOf(known, { quantity: 4 })], { name: "#77" }));
		const { number } = await desk.record(orderOf([lineOf(known, { quantity: 3 })], { name: "#78" }));
		await market.drain();
		expect(said()).toContain(`lacks 2 copies of Card ${known}`);
		expect(said()).toContain(`#77 (O-${before.number}) holds 4`);
		expect(said()).toContain("has 5, 7 sold");
		expect(buttons()).toEqual(expect.arrayContaining([`/order cancel O-${number} line:1`, `/order substitute O-${number} 1`, `/item show ${known}`]));
	});

	it("that is cancelled is told as resolved, with who did it; another cancellation is not", async () => {
		const { orderId, number } = await desk.record(orderOf([lineOf(known, { quantity: 6 })]));
		await desk.as((scope) => cancelLines(scope, { orderId }));
		await market.drain();
		expect(said()).toContain(`Resolved by troubles: of O-${number}`);
		market.sent.length = 0;
		const fine = await desk.record(orderOf([lineOf(known)]));
		await desk.as((scope) => cancelLines(scope, { orderId: fine.orderId }));
		await market.drain();
		expect(said()).not.toContain("Resolved");
	});

	it("can get another item: what it held is free, the other is held; its undo gives it back", async () => {
		const other = `OTHER-${randomUUID().slice(0, 8)}`;
		const { itemId: otherId } = await shop.addItem(other, 9);
		const { orderId, number } = await desk.record(orderOf([lineOf(known, { quantity: 6 })]));
		const line = await lineId(orderId);
		const swap = (to: string) => desk.as((scope) => substituteOrderLine(scope, { orderId, lineId: line, itemId: to }));
		const { changeNumber } = await swap(otherId);
		expect([await desk.stock(known), await desk.stock(other)]).toEqual([
			{ onHand: 5, committed: 0 },
			{ onHand: 9, committed: 6 },
		]);
		expect(await desk.look(orderId)).toMatchObject({ lines: [{ oversold: 0 }] });
		await market.drain();
		expect(said()).toContain(`Resolved by troubles: line 1 of O-${number} gets ${other} instead of ${known}.`);
		await expect(swap(otherId)).rejects.toMatchObject({ code: "conflict" });
		await undo(changeNumber);
		expect([await desk.stock(known), await desk.stock(other)]).toEqual([
			{ onHand: 5, committed: 6 },
			{ onHand: 9, committed: 0 },
		]);
		expect(await market.drift()).toEqual([]);
		await expect(elsewhere.as((scope) => substituteOrderLine(scope, { orderId, lineId: line, itemId }))).rejects.toMatchObject({ code: "not_found" });
	});
});
