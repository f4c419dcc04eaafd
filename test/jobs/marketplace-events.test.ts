import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("events");
	other = await market.buildShop("others");
}, 60_000);
afterAll(() => market?.close());

const post = async (topic: string, body: string, { url, secret } = shop) => {
	const response = await postAsShopify({ url, secret, body, topic });
	expect(response.status).toBe(200);
	await market.drain();
};
const listings = ({ connectionId } = shop) =>
	market.sql(
		"SELECT external_id, listing.sku, status, seen_price_minor::int AS price, seen_quantity AS quantity, item.sku AS item FROM listing LEFT JOIN item ON item.id = item_id WHERE connection_id = $1 ORDER BY external_id",
		[connectionId],
	);
const said = () => market.sent.splice(0).map(({ reply }) => reply.text);
const product = (id: number, variant: object, { updatedAt = "2026-11-24T10:00:00Z", status = "active" } = {}) =>
	JSON.stringify({ id, title: "Charizard", status, updated_at: updatedAt, variants: [{ id: id * 10, inventory_management: "shopify", ...variant }] });

describe("what is for sale there", () => {
	it("is listed with its item, its price and stock there; older news never replaces newer", async () => {
		await shop.addItem("EVT-1", 5);
		await post("products/create", product(1, { sku: "evt-1", price: "12.00", inventory_quantity: 3, inventory_item_id: 77 }));
		const listed = { external_id: "10", sku: "evt-1", status: "active", price: 1200, quantity: 3, item: "EVT-1" };
		expect(await listings()).toEqual([listed]);
		await post("products/update", product(1, { sku: "evt-1", price: "15.00", inventory_quantity: 2 }, { updatedAt: "2026-11-24T11:00:00Z" }));
		await post("products/update", product(1, { sku: "evt-1", price: "9.00", inventory_quantity: 9 }, { updatedAt: "2026-11-24T10:30:00Z" }));
		expect(await listings()).toEqual([{ ...listed, price: 1500, quantity: 2 }]);
		const level = (available: number, at: string) => `{"inventory_item_id":77,"location_id":1,"available":${available},"updated_at":"${at}"}`;
		await post("inventory_levels/update", level(1, "2026-11-24T12:00:00Z"));
		await post("inventory_levels/update", level(8, "2026-11-24T11:30:00Z"));
		expect(await listings()).toEqual([{ ...listed, price: 1500, quantity: 1 }]);
		expect(await shop.stock("EVT-1")).toEqual({ onHand: 5, committed: 0 });
	});

	it("is sold as the item that it is listed as, whatever SKU the order writes", async () => {
		await post("orders/create", shopifyOrder({ id: "501", lines: [{ id: "1", sku: "RENAMED", quantity: 2, variantId: "10" }] }));
		expect(await shop.stock("EVT-1")).toEqual({ onHand: 5, committed: 2 });
	});

	it("ends when it is deleted there, and a late update does not bring it back", async () => {
		await post("products/delete", '{"id":1}');
		await post("products/update", product(1, { sku: "evt-1", price: "1.00" }, { updatedAt: "2026-11-24T13:00:00Z" }));
		expect(await listings()).toMatchObject([{ external_id: "10", status: "ended" }]);
		await post("products/delete", '{"id":4711}');
	});

	it("has ended where its deletion is told before its creation, twice, and is there when it is made anew", async () => {
		const status = () => market.sql("SELECT status FROM listing WHERE connection_id = $1 AND external_id = '440'", [shop.connectionId]);
		await post("products/delete", '{"id":44}');
		await post("products/create", product(44, { sku: "EVT-44", price: "1.00" }));
		await post("products/update", product(44, { sku: "EVT-44", price: "2.00" }, { updatedAt: "2026-11-24T12:00:00Z" }));
		expect(await status()).toEqual([{ status: "ended" }]);
		await post("products/create", product(44, { sku: "EVT-44", price: "1.00" }, { updatedAt: "2099-01-01T00:00:00Z" }));
		expect(await status()).toEqual([{ status: "active" }]);
		await market.sql("DELETE FROM listing WHERE connection_id = $1 AND external_id = '440'", [shop.connectionId]);
		expect(await market.sql("SELECT DISTINCT connection_id FROM listing_end")).toEqual([{ connection_id: shop.connectionId }]);
	});

	it("without an item waits for one, and is none of another vendor's", async () => {
		await other.addItem("EVT-9", 1);
		await post("products/create", product(9, { sku: "EVT-9", price: "1.00" }));
		expect(await listings()).toMatchObject([{ external_id: "10" }, { external_id: "90", item: null }]);
		await shop.addItem("EVT-9", 1);
		await post("products/update", product(9, { sku: "EVT-9", price: "2.00" }, { updatedAt: "2099-01-01T00:00:00Z" }));
		expect(await listings()).toMatchObject([{ external_id: "10" }, { external_id: "90", item: "EVT-9", price: 200 }]);
		expect(await listings(other)).toEqual([]);
	});
});

describe("an order that was deleted there", () => {
	it("is called off, also when that is told first, or twice", async () => {
		await shop.addItem("GONE-1", 5);
		const order = shopifyOrder({ id: "601", lines: [{ id: "1", sku: "GONE-1", quantity: 2 }] });
		await post("orders/create", order);
		await post("orders/delete", '{"id":601}');
		await post("orders/delete", '{"id":601 }');
		await post("orders/delete", '{"id":602}');
		await post("orders/create", shopifyOrder({ id: "602", lines: [{ id: "1", sku: "GONE-1", quantity: 3 }] }));
		expect(await shop.stock("GONE-1")).toEqual({ onHand: 5, committed: 0 });
		const statuses = await market.sql("SELECT status FROM sales_order WHERE connection_id = $1 AND external_id IN ('601', '602')", [shop.connectionId]);
		expect(statuses).toEqual([{ status: "cancelled" }, { status: "cancelled" }]);
		expect(await market.drift()).toEqual([]);
	});
});

describe("buyers", () => {
	const customer = (email: string) => ({ id: "191167", email, firstName: "Ada", lastName: "Byron" });
	const about = (list: string, orders: string) => `{"shop_id":954889,"customer":{"id":191167,"email":"ADA@example.com"},"${list}":[${orders}]}`;
	const kept = async (connectionId: string) => {
		const rows = await market.sql<{ text: string }>(
			"SELECT coalesce(name, '') || coalesce(email, '') AS text FROM customer WHERE connection_id = $1 UNION ALL SELECT convert_from(body, 'UTF8') FROM webhook_delivery WHERE connection_id = $1 AND topic LIKE 'orders/%'",
			[connectionId],
		);
		return rows.map(({ text }) => text).join("\n");
	};

	it("who ask what is kept of them are passed on without a word of their data", async () => {
		await shop.addItem("BUY-1", 9);
		await other.addItem("BUY-1", 9);
		const order = (id: string) => shopifyOrder({ id, lines: [{ id: "1", sku: "BUY-1", quantity: 1 }], customer: customer("ada@example.com") });
		await post("orders/create", order("701"));
		await post("orders/create", order("701"), other);
		said();
		await post("customers/data_request", about("orders_requested", "701"));
		expect(said()).toEqual([expect.stringMatching(/what you keep of them: C-\d+/)]);
		await post("customers/data_request", '{"customer":{"id":4711,"email":"nobody@example.com"},"orders_requested":[]}');
		expect(said()).toEqual([expect.stringContaining("Nothing of them is kept here")]);
	});

	it("who want to be forgotten are, here and in no other shop; the books stay", async () => {
		await post("customers/redact", about("orders_to_redact", "701"));
		expect(await kept(shop.connectionId)).not.toMatch(/ada|Byron/i);
		const asked = await market.sql("SELECT octet_length(body) AS size, headers FROM webhook_delivery WHERE connection_id = $1 AND topic LIKE 'customers/%'", [
			shop.connectionId,
		]);
		expect(asked).toEqual(Array.from({ length: 3 }, () => ({ size: 0, headers: {} })));
		expect(await kept(other.connectionId)).toMatch(/ada@example.com/);
		expect(await shop.stock("BUY-1")).toEqual({ onHand: 9, committed: 1 });
		expect(
			await market.sql("SELECT DISTINCT redacted_at IS NOT NULL AS gone FROM customer WHERE connection_id = $1 AND name IS NULL", [shop.connectionId]),
		).toEqual([{ gone: true }]);
	});

	it("all go with their shop", async () => {
		await post("shop/redact", '{"shop_id":954889}');
		const [left] = await market.sql("SELECT count(*)::int AS n FROM customer WHERE connection_id = $1 AND (name IS NOT NULL OR email IS NOT NULL)", [
			shop.connectionId,
		]);
		expect(left).toEqual({ n: 0 });
		expect(await kept(shop.connectionId)).not.toMatch(/@example.com/);
	});
});

describe("an account that took our access back", () => {
	it("is told once; its connection says so, and what it still posts is taken", async () => {
		said();
		await post("app/uninstalled", `{"id":1,"domain":"${randomUUID()}"}`);
		await post("app/uninstalled", `{"id":1,"domain":"${randomUUID()}"}`);
		expect(said()).toEqual([expect.stringContaining("took our access back")]);
		expect(await market.sql("SELECT status FROM connection WHERE id = $1", [shop.connectionId])).toEqual([{ status: "uninstalled" }]);
		await shop.addItem("LATE-1", 2);
		await post("orders/create", shopifyOrder({ id: "801", lines: [{ id: "1", sku: "LATE-1", quantity: 1 }] }));
		expect(await shop.stock("LATE-1")).toEqual({ onHand: 2, committed: 1 });
	});
});
