import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../src/domain/core/permissions/scopes.ts";
import type { MarketplaceOrder } from "../../../src/domain/orders/marketplace-order.ts";
import { recordOrder } from "../../../src/domain/orders/services/record-order.ts";
import { sellItem } from "../../../src/domain/orders/services/sell-over-counter.ts";
import { undoSale } from "../../../src/domain/orders/services/undo-sale.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;
let sku: string;
let itemId: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("counter");
	other = await market.buildShop("across-the-street");
});
afterAll(() => market?.close());
beforeEach(async () => {
	sku = `SKU-${randomUUID().slice(0, 8)}`;
	({ itemId } = await shop.addItem(sku, 5));
});

const sell = (quantity = 1, as = shop) => as.as((scope) => sellItem(scope, { itemId, quantity, unitPriceMinor: 1250n }));
const undo = (orderId: string, as = shop) => as.as((scope) => undoSale(scope, { orderId }));

describe("sellItem", () => {
	it("makes a fulfilled order, a movement and an audit entry that can be undone", async () => {
		const sale = await sell(2);
		expect(sale).toMatchObject({ onHand: 3, available: 3 });
		const reference = `O-${sale.orderNumber}`;
		expect(await market.sql("SELECT kind, delta, on_hand_after, reference FROM stock_movement WHERE item_id = $1 AND kind = 'sold'", [itemId])).toEqual([
			{ kind: "sold", delta: -2, on_hand_after: 3, reference },
		]);
		expect(
			await market.sql(
				"SELECT o.status, o.currency, l.fulfilled, l.unit_price_minor FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.id = $1",
				[sale.orderId],
			),
		).toEqual([{ status: "fulfilled", currency: "USD", fulfilled: 2, unit_price_minor: "1250" }]);
		const [audit] = await market.sql("SELECT inverse, number::text FROM audit_entry WHERE subject_id = $1", [sale.orderId]);
		expect(audit).toEqual({ inverse: { kind: "sale", orderId: sale.orderId }, number: String(sale.changeNumber) });
	});

	it("of more than is available is a conflict and writes nothing, not even a number", async () => {
		const { orderNumber } = await sell(3);
		await expect(sell(3)).rejects.toMatchObject({ code: "conflict" });
		expect(await shop.stock(sku)).toEqual({ onHand: 2, committed: 0 });
		expect((await sell(1)).orderNumber).toBe(orderNumber + 1);
	});

	it("does not take copies that a marketplace's order holds", async () => {
		const line = { externalId: "1", productId: null, sku, title: "T", quantity: 4, cancelled: 0, fulfilled: 0, unitPriceMinor: 1n, taxMinor: 0n };
		const order: MarketplaceOrder = { externalId: randomUUID(), name: null, status: "placed", currency: "USD", placedAt: null, lines: [line] };
		await shop.as((scope) => recordOrder(scope, { connectionId: shop.connectionId, order }));
		await expect(sell(2)).rejects.toMatchObject({ code: "conflict" });
		expect(await sell(1)).toMatchObject({ onHand: 4, available: 0 });
	});

	it("sells the last copy once to 10 at once", async () => {
		await sell(4);
		const tries = await Promise.allSettled(Array.from({ length: 10 }, () => sell(1)));
		expect(tries.filter((tried) => tried.status === "fulfilled")).toHaveLength(1);
		expect(await shop.stock(sku)).toEqual({ onHand: 0, committed: 0 });
	});

	it.each([0, -1, 1.5, Number.NaN])("of %d copies is invalid", async (quantity) => {
		await expect(sell(quantity)).rejects.toMatchObject({ code: "invalid_input" });
	});

	it("does not know another vendor's item", async () => {
		await expect(sell(1, other)).rejects.toMatchObject({ code: "not_found" });
	});

	it("needs the permissions of a member", async () => {
		const worker: Principal = { kind: "worker", vendorId: shop.vendorId };
		const tried = market.access.withVendor(worker, ["order.write", "stock.write", "inventory.read"], (scope) =>
			sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 0n }),
		);
		await expect(tried).rejects.toMatchObject({ code: "permission_denied" });
	});
});

describe("undoSale", () => {
	it("brings the copies back, once, however often and concurrently it is asked", async () => {
		const { orderId, orderNumber } = await sell(2);
		const undone = await Promise.all(Array.from({ length: 5 }, () => undo(orderId)));
		expect(undone.filter((result) => result.undone)).toEqual([{ orderNumber, undone: true, items: [{ sku, quantity: 2, onHand: 5 }] }]);
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 0 });
		expect(await market.sql("SELECT o.status, l.returned FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.id = $1", [orderId])).toEqual([
			{ status: "returned", returned: 2 },
		]);
	});

	it("returns to where the copies lay, even when another location is the default by now", async () => {
		const { orderId } = await sell(1);
		await market.sql("UPDATE location SET is_default = false WHERE vendor_id = $1", [shop.vendorId]);
		const [location] = await market.sql<{ id: string }>("INSERT INTO location (vendor_id, name, is_default) VALUES ($1, 'Back room', true) RETURNING id", [
			shop.vendorId,
		]);
		await undo(orderId);
		expect(await shop.stock(sku)).toEqual({ onHand: 5, committed: 0 });
		await market.sql("DELETE FROM location WHERE id = $1", [location?.id]);
		await market.sql("UPDATE location SET is_default = true WHERE vendor_id = $1", [shop.vendorId]);
	});

	it("does not touch a marketplace's order, nor another vendor's", async () => {
		const { orderId } = await sell(1);
		await expect(undo(orderId, other)).rejects.toMatchObject({ code: "not_found" });
		const order: MarketplaceOrder = { externalId: randomUUID(), name: null, status: "placed", currency: "USD", placedAt: null, lines: [] };
		const made = await shop.as((scope) => recordOrder(scope, { connectionId: shop.connectionId, order }));
		await expect(undo(made.orderId)).rejects.toMatchObject({ code: "conflict" });
		await expect(undo("no-uuid")).rejects.toMatchObject({ code: "invalid_input" });
	});
});

it("afterwards every level agrees with its movements and reservations", async () => {
	expect(await market.drift()).toEqual([]);
});
