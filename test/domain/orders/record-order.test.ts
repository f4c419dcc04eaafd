import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createItem } from "../../../src/domain/inventory/services/create-item.ts";
import type { MarketplaceOrder, MarketplaceOrderLine } from "../../../src/domain/orders/marketplace-order.ts";
import { recordOrder } from "../../../src/domain/orders/services/record-order.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { lineOf, orderOf } from "../../support/order-desk.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;
let sku: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("orders");
	other = await market.buildShop("elsewhere");
});
afterAll(() => market?.close());
beforeEach(async () => {
	sku = `SKU-${randomUUID().slice(0, 8)}`;
	market.sent.length = 0;
	await market.later();
	market.waiting.length = 0;
});

const line = (overrides: Partial<MarketplaceOrderLine> = {}) => lineOf(sku, overrides);
const order = (overrides: Partial<MarketplaceOrder> = {}) => orderOf([line()], overrides);
const record = (made: MarketplaceOrder, as = shop) => as.as((scope) => recordOrder(scope, { connectionId: as.connectionId, order: made }));

async function linesOf(orderId: string) {
	return market.sql<{ sku: string; item_id: string | null; quantity: number; cancelled: number; fulfilled: number; oversold: number }>(
		"SELECT sku, item_id, quantity, cancelled, fulfilled, oversold FROM sales_order_line WHERE order_id = $1 ORDER BY external_id",
		[orderId],
	);
}
async function statusOf(orderId: string): Promise<string | undefined> {
	const [row] = await market.sql<{ status: string }>("SELECT status FROM sales_order WHERE id = $1", [orderId]);
	return row?.status;
}
async function texts(): Promise<string[]> {
	await market.drain();
	return market.sent.map((message) => message.reply.text);
}

describe("a new order", () => {
	it("reserves its stock and tells what was sold and what is left", async () => {
		await shop.addItem(sku, 5);
		const { orderId, number } = await record(order({ lines: [line({ quantity: 2 })] }));
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 2 });
		expect(await linesOf(orderId)).toMatchObject([{ sku, quantity: 2, oversold: 0 }]);
		expect(await texts()).toEqual([`Sold on Shopify: 2 × Card ${sku} (${sku}) at $9.99, 3 left.\nOrder #1001 (O-${number}).`]);
		const audits = await market.sql("SELECT action, surface, person_id FROM audit_entry WHERE subject_id = $1", [orderId]);
		expect(audits).toMatchObject([{ action: "record-order" }]);
	});

	it("counts once however often and however concurrently it comes", async () => {
		await shop.addItem(sku, 50);
		const made = order({ lines: [line({ quantity: 2 }), line({ externalId: "2", quantity: 3 })] });
		const results = await Promise.all(Array.from({ length: 10 }, () => record(made)));
		await record({ ...made, status: "paid" });
		await record(made);
		expect(new Set(results.map((result) => result.orderId)).size).toBe(1);
		expect(await shop.stock(sku)).toEqual({ onHand: 50, committed: 5 });
		expect(await linesOf(results[0]?.orderId ?? "")).toHaveLength(2);
		expect(await texts()).toHaveLength(1);
		expect(await market.sql("SELECT 1 FROM audit_entry WHERE subject_id = $1", [results[0]?.orderId])).toHaveLength(2);
	});

	it("finds its item by SKU in any case, and by listing before that", async () => {
		await shop.addItem(sku, 3);
		const listed = await shop.addItem(`${sku}-L`, 3);
		const productId = "80895081080895081";
		await market.sql("INSERT INTO listing (vendor_id, connection_id, item_id, external_id) VALUES ($1, $2, $3, $4)", [
			shop.vendorId,
			shop.connectionId,
			listed.itemId,
			productId,
		]);
		await record(order({ lines: [line({ sku: sku.toLowerCase() }), line({ externalId: "2", productId })] }));
		expect(await shop.stock(sku)).toEqual({ onHand: 3, committed: 1 });
		expect(await shop.stock(`${sku}-L`)).toEqual({ onHand: 3, committed: 1 });
	});

	it("keeps a line of an unknown SKU, without stock, and says so to those who watch errors", async () => {
		await shop.addItem(sku, 1);
		const { orderId } = await record(
			order({ lines: [line(), line({ externalId: "2", sku: "NO SUCH", title: 'A "rare" one' }), line({ externalId: "3", sku: "", title: "Tip" })] }),
		);
		expect((await linesOf(orderId)).map((row) => row.item_id !== null)).toEqual([true, false, false]);
		const said = await texts();
		expect(said).toHaveLength(2);
		expect(said[1]).toContain("Unknown SKU NO SUCH in order #1001");
		expect(said[1]).toContain('/item new "NO SUCH" "A ”rare” one"');
		expect(await shop.stock(sku)).toEqual({ onHand: 1, committed: 1 });
	});

	it("that has nothing but unknown lines needs no stock", async () => {
		const { orderId } = await record(order());
		expect(await linesOf(orderId)).toMatchObject([{ item_id: null }]);
	});

	it("of an item that never had stock is kept and flagged as oversold", async () => {
		await shop.addItem(sku, 0);
		const { orderId } = await record(order());
		expect(await shop.stock(sku)).toEqual({ onHand: 0, committed: 1 });
		expect(await linesOf(orderId)).toMatchObject([{ oversold: 1 }]);
	});

	it("whose lines pass alone but not together is oversold by what is missing, on the last line", async () => {
		await shop.addItem(sku, 3);
		const { orderId } = await record(order({ lines: [line({ quantity: 2 }), line({ externalId: "2", quantity: 2 })] }));
		expect(await linesOf(orderId)).toMatchObject([{ oversold: 0 }, { oversold: 1 }]);
		const said = await texts();
		expect(said.find((text) => text.startsWith("Oversold"))).toContain(`lacks 1 copy of Card ${sku}`);
	});

	it("older than the connection holds only what waits to be sent, and news of nothing are no news", async () => {
		await shop.addItem(sku, 9);
		const old = { placedAt: new Date("2020-01-01") };
		const made = order({ ...old, lines: [line({ quantity: 3, fulfilled: 2 })] });
		const { orderId } = await record(made);
		expect(await shop.stock(sku)).toEqual({ onHand: 9, committed: 1 });
		await record({ ...made, lines: [line({ quantity: 3, fulfilled: 3 })] });
		expect(await shop.stock(sku)).toEqual({ onHand: 8, committed: 0 });
		expect(await linesOf(orderId)).toMatchObject([{ quantity: 3, fulfilled: 3 }]);
		expect(await texts()).toHaveLength(1);
	});

	it("that was sent before we heard of it takes its copies out at once", async () => {
		await shop.addItem(sku, 9);
		const { orderId } = await record(order({ lines: [line({ quantity: 3, fulfilled: 3 })] }));
		expect(await shop.stock(sku)).toEqual({ onHand: 6, committed: 0 });
		expect(await statusOf(orderId)).toBe("fulfilled");
	});
});

describe("the last copy", () => {
	it("wanted by 20 orders at once is sold once, and 19 are oversold", async () => {
		await shop.addItem(sku, 1);
		const made = await Promise.all(Array.from({ length: 20 }, () => record(order())));
		const oversold = await Promise.all(made.map(async ({ orderId }) => (await linesOf(orderId))[0]?.oversold));
		expect(oversold.filter((copies) => copies === 0)).toHaveLength(1);
		expect(await shop.stock(sku)).toEqual({ onHand: 1, committed: 20 });
		expect(new Set(made.map(({ number }) => number)).size).toBe(20);
		expect(await market.drift()).toEqual([]);
	});

	it("wanted in opposite orders never deadlocks", async () => {
		const skus = Array.from({ length: 6 }, (_, index) => `${sku}-${index}`);
		for (const each of skus) await shop.addItem(each, 100);
		const lines = skus.map((each, index) => line({ externalId: String(index), sku: each }));
		await Promise.all(Array.from({ length: 16 }, (_, index) => record(order({ lines: index % 2 ? lines : lines.toReversed() }))));
		for (const each of skus) expect(await shop.stock(each)).toEqual({ onHand: 100, committed: 16 });
	});
});

describe("states", () => {
	it("only move on: a late event changes nothing", async () => {
		await shop.addItem(sku, 5);
		const made = order();
		const { orderId } = await record({ ...made, status: "paid" });
		await record(made);
		expect(await statusOf(orderId)).toBe("paid");
		await record({ ...made, status: "cancelled" });
		await record({ ...made, status: "paid" });
		await record(made);
		expect(await statusOf(orderId)).toBe("cancelled");
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 0 });
	});

	it("a cancellation frees the stock once, however often and concurrently it comes", async () => {
		await shop.addItem(sku, 5);
		const made = order({ lines: [line({ quantity: 2 })] });
		const { orderId } = await record(made);
		await record(order({ lines: [line({ quantity: 1 })] }));
		await Promise.all(Array.from({ length: 8 }, () => record({ ...made, status: "cancelled" })));
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 1 });
		expect(await linesOf(orderId)).toMatchObject([{ cancelled: 2 }]);
		expect((await texts()).filter((text) => text.includes("cancelled"))).toHaveLength(1);
		expect(await market.sql("SELECT status FROM reservation JOIN sales_order_line l ON l.id = line_id WHERE l.order_id = $1", [orderId])).toEqual([
			{ status: "released" },
		]);
	});

	it("a cancellation that comes before the order leaves it cancelled, and nothing is held", async () => {
		await shop.addItem(sku, 5);
		const made = order();
		const { orderId } = await record({ ...made, status: "cancelled" });
		await record(made);
		await record({ ...made, status: "paid", lines: [line(), line({ externalId: "2" })] });
		expect(await statusOf(orderId)).toBe("cancelled");
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 0 });
		expect(await linesOf(orderId)).toMatchObject([{ cancelled: 1 }, { cancelled: 1 }]);
		expect(await texts()).toEqual([]);
	});

	it("events in any order end alike", async () => {
		const events = ["placed", "paid", "cancelled"] as const;
		for (const [index, played] of permutations(events).entries()) {
			const own = `${sku}-${index}`;
			await shop.addItem(own, 5);
			const made = order({ lines: [line({ sku: own })] });
			for (const status of [...played, ...played]) await record({ ...made, status });
			expect(await shop.stock(own), played.join()).toEqual({ onHand: 5, committed: 0 });
		}
	});

	it("a line added later reserves its own stock and is told of", async () => {
		await shop.addItem(sku, 5);
		const made = order();
		await record(made);
		expect(await texts()).toHaveLength(1);
		await market.later();
		await record({ ...made, lines: [line(), line({ externalId: "2", quantity: 2 })] });
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 3 });
		expect(await texts()).toHaveLength(2);
	});
});

describe("fences", () => {
	it("another vendor's item with the same SKU is not touched", async () => {
		await other.addItem(sku, 5);
		const { orderId } = await record(order());
		expect(await linesOf(orderId)).toMatchObject([{ item_id: null }]);
		expect(await other.stock(sku)).toEqual({ onHand: 5, committed: 0 });
	});

	it("another vendor's connection is not found", async () => {
		const stolen = shop.as((scope) => recordOrder(scope, { connectionId: other.connectionId, order: order() }));
		await expect(stolen).rejects.toMatchObject({ code: "not_found" });
	});

	it("the same order id on two connections is two orders", async () => {
		const made = order();
		const [one, two] = [await record(made), await record(made, other)];
		expect(one.orderId).not.toBe(two.orderId);
	});

	it("an order that makes no sense is refused, and leaves nothing", async () => {
		for (const wrong of [{ lines: [line({ quantity: 0 })] }, { lines: [line({ quantity: 1, cancelled: 2 })] }, { currency: "dollars" }, { externalId: "" }]) {
			await expect(record(order(wrong))).rejects.toMatchObject({ code: "invalid_input" });
		}
	});

	it("needs the permission to write orders", async () => {
		const worker = { kind: "worker", vendorId: other.vendorId } as const;
		const tried = market.access.withVendor(worker, ["order.write", "order.read", "stock.write", "inventory.read"], (scope) =>
			recordOrder(scope, { connectionId: other.connectionId, order: order() }),
		);
		await expect(tried).rejects.toMatchObject({ code: "permission_denied" });
	});
});

it("an archived item's sale still counts", async () => {
	const { itemId } = await shop.as((scope) => createItem(scope, { sku, title: "Old", category: "other", condition: "Used", priceMinor: 100n, quantity: 1 }));
	await market.sql("UPDATE item SET archived_at = now() WHERE id = $1", [itemId]);
	await record(order());
	expect(await shop.stock(sku)).toEqual({ onHand: 1, committed: 1 });
});

it("afterwards every level agrees with its movements and reservations", async () => {
	expect(await market.drift()).toEqual([]);
});

function permutations<T>(all: readonly T[]): T[][] {
	if (all.length < 2) return [[...all]];
	return all.flatMap((first, index) => permutations(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}
