import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countStock } from "../../../src/domain/inventory/services/count-stock.ts";
import { editItem } from "../../../src/domain/inventory/services/edit-item.ts";
import { receiveStock } from "../../../src/domain/inventory/services/receive-stock.ts";
import { removeStock } from "../../../src/domain/inventory/services/remove-stock.ts";
import { transferStock } from "../../../src/domain/inventory/services/transfer-stock.ts";
import { recordOrder } from "../../../src/domain/orders/services/record-order.ts";
import { sellItem } from "../../../src/domain/orders/services/sell-over-counter.ts";
import { subscribeChannel } from "../../../src/domain/vendors/services/subscribe-channel.ts";
import { type BulkDesk, openBulkDesk } from "../../support/bulk-desk.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";

let market: Market;
let shop: MarketShop;
let locationId: string;
let shops = 0;

beforeAll(async () => {
	market = await openMarket();
});
afterAll(() => market?.close());
beforeEach(async () => {
	shop = await market.buildShop(`low-${++shops}`);
	await subscribe(["low-stock"]);
	const [home] = await market.sql<{ id: string }>("SELECT id FROM location WHERE vendor_id = $1", [shop.vendorId]);
	locationId = home?.id ?? "";
	market.sent.length = 0;
	market.waiting.length = 0;
});

const subscribe = (topics: ("low-stock" | "sales")[]) =>
	shop.as((scope) => subscribeChannel(scope, { workspaceId: shop.workspaceId, channelId: `low-${shops}-channel`, topics }));
async function said(): Promise<string[]> {
	await market.drain();
	const texts = market.sent.splice(0).map(({ reply }) => reply.text.split("\n")[0] ?? "");
	await market.later();
	return texts;
}
async function annexId(): Promise<string> {
	const [annex] = await market.sql<{ id: string }>("INSERT INTO location (vendor_id, name) VALUES ($1, 'Annex') RETURNING id", [shop.vendorId]);
	return annex?.id ?? "";
}
const remove = (itemId: string, quantity: number, at = locationId) =>
	shop.as((scope) => removeStock(scope, { itemId, locationId: at, quantity, reason: "damaged" }));
const receive = (itemId: string, quantity: number, at = locationId) => shop.as((scope) => receiveStock(scope, { itemId, locationId: at, quantity }));
const sell = (itemId: string, quantity: number) => shop.as((scope) => sellItem(scope, { itemId, quantity, unitPriceMinor: 100n }));
const order = (externalId: string, sku: string, quantity: number) =>
	shop.as((scope) =>
		recordOrder(scope, {
			connectionId: shop.connectionId,
			order: {
				externalId,
				name: null,
				status: "paid",
				currency: "USD",
				placedAt: new Date("2099-01-01"),
				lines: [{ externalId: "1", productId: null, sku, title: "Card", quantity, cancelled: 0, fulfilled: 0, unitPriceMinor: 999n, taxMinor: 0n }],
			},
		}),
	);

describe("an item that becomes low", () => {
	it("is told once, and again when it was restocked in between", async () => {
		const { itemId } = await shop.addItem("A", 5);
		await sell(itemId, 2);
		expect(await said()).toEqual([]);
		await sell(itemId, 1);
		expect(await said()).toEqual(["Card A (A) runs low: 2 left."]);
		await sell(itemId, 1);
		expect(await said()).toEqual([]);
		await receive(itemId, 1);
		await sell(itemId, 1);
		expect(await said()).toEqual([]);
		await receive(itemId, 4);
		await sell(itemId, 5);
		expect(await said()).toEqual(["Card A (A) runs low: none left."]);
	});

	it("is told whichever way its stock fell", async () => {
		const [removed, counted, ordered] = [await shop.addItem("R", 3), await shop.addItem("C", 9), await shop.addItem("O", 4)];
		await remove(removed.itemId, 1);
		expect(await said()).toEqual(["Card R (R) runs low: 2 left."]);
		await shop.as((scope) => countStock(scope, { itemId: counted.itemId, locationId, counted: 1, seen: 9 }));
		expect(await said()).toEqual(["Card C (C) runs low: 1 left."]);
		expect(ordered.itemId).toBeTruthy();
		await order("1", "O", 3);
		expect(await said()).toEqual(["Card O (O) runs low: 1 left."]);
	});

	it("has its own threshold, or the shop's", async () => {
		const { itemId } = await shop.addItem("T", 20);
		await shop.as((scope) => editItem(scope, { itemId, lowStockThreshold: 10 }));
		await sell(itemId, 9);
		expect(await said()).toEqual([]);
		await sell(itemId, 1);
		expect(await said()).toEqual(["Card T (T) runs low: 10 left."]);
		const { itemId: rare } = await shop.addItem("Z", 1);
		await shop.as((scope) => editItem(scope, { itemId: rare, lowStockThreshold: 0 }));
		await sell(rare, 1);
		expect(await said()).toEqual(["Card Z (Z) runs low: none left."]);
	});

	it("is counted over all locations: what is carried is not gone", async () => {
		const { itemId } = await shop.addItem("L", 3);
		const annex = await annexId();
		await shop.as((scope) => transferStock(scope, { itemId, fromId: locationId, toId: annex, quantity: 2 }));
		expect(await said()).toEqual([]);
		await remove(itemId, 1, annex);
		expect(await said()).toEqual(["Card L (L) runs low: 2 left."]);
	});

	it("is not missed by two sales at once at two locations", async () => {
		const annex = await annexId();
		for (let round = 0; round < 5; round++) {
			const { itemId } = await shop.addItem(`P${round}`, 2);
			await receive(itemId, 2, annex);
			await Promise.all([remove(itemId, 1), remove(itemId, 1, annex)]);
			expect(await said(), `round ${round}`).toEqual([`Card P${round} (P${round}) runs low: 2 left.`]);
		}
	});

	it("with others is one message with a table, the fewest first within each", async () => {
		const [one, two] = [await shop.addItem("ONE", 3), await shop.addItem("TWO", 3)];
		await sell(one.itemId, 1);
		await market.drain();
		await sell(two.itemId, 3);
		await market.drain();
		await market.sql("UPDATE outbox SET due_at = now() WHERE status = 'pending'");
		for (const request of market.waiting.splice(0)) await market.runJob(request);
		expect(market.sent.map(({ messageId, reply }) => [messageId === null, reply.text])).toEqual([
			[true, "Card ONE (ONE) runs low: 2 left.\nIt is low at 2 or fewer."],
			[false, "2 items run low."],
		]);
		expect(market.sent[1]?.reply.rows?.rows.map((row) => row[0])).toEqual(["ONE", "TWO"]);
	});

	it("is no news to a channel that did not ask, to another shop, or when the sale did not come to pass", async () => {
		const { itemId } = await shop.addItem("N", 3);
		await expect(
			shop.as(async (scope) => {
				await sellItem(scope, { itemId, quantity: 2, unitPriceMinor: 1n });
				throw new Error("no");
			}),
		).rejects.toThrow("no");
		expect(await said()).toEqual([]);
		await subscribe(["sales"]);
		await sell(itemId, 2);
		expect(await said()).toEqual([]);
	});
});

describe("a bulk operation", () => {
	let desk: BulkDesk;
	beforeAll(async () => {
		desk = await openBulkDesk();
	});
	afterAll(() => desk?.close());

	it("tells of all that became low in a row or two, each counted once, and of nothing that was low before or came in", async () => {
		const bulk = await desk.buildShop("bulk-low");
		await desk.sql("INSERT INTO subscription (vendor_id, workspace_id, channel_id, topics) VALUES ($1, $2, 'C', '{low-stock}')", [
			bulk.vendorId,
			bulk.workspaceId,
		]);
		await bulk.addItems("LOW", 3_500, { copies: 3 });
		await bulk.addItems("MANY", 40, { copies: 9 });
		await bulk.addItems("FEW", 40, { copies: 1 });
		const { number } = await bulk.planEdit({ edit: { quantity: "-1" }, filter: {} });
		await bulk.run(number);
		const told = () =>
			desk.sql<{ count: number; shown: number }>(
				"SELECT sum((detail->>'count')::int)::int AS count, max(jsonb_array_length(detail->'items')) AS shown, count(*)::int AS rows FROM outbox WHERE vendor_id = $1 AND topic = 'low-stock'",
				[bulk.vendorId],
			);
		expect(await told()).toEqual([{ count: 3_500, shown: 20, rows: 2 }]);
		const undo = await bulk.planUndo(number);
		await bulk.run(undo.number);
		expect(await told()).toEqual([{ count: 3_500, shown: 20, rows: 2 }]);
		const { number: counted } = await bulk.planImport("sku,quantity\nLOW-1,2\nMANY-1,0\nMANY-2,8\nFEW-1,0\nLOW-2,7\n");
		await bulk.run(counted);
		expect(await told()).toEqual([{ count: 3_502, shown: 20, rows: 3 }]);
	});
});
