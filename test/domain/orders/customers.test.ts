import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameCustomer } from "../../../src/domain/orders/services/name-customer.ts";
import { redactCustomer } from "../../../src/domain/orders/services/redact-customer.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { lineOf, type OrderDesk, orderDesk, orderOf } from "../../support/order-desk.ts";
import { postAsShopify, shopifyOrder } from "../../support/shopify.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;
let desk: OrderDesk;
let elsewhere: OrderDesk;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("customers");
	other = await market.buildShop("strangers");
	desk = orderDesk(market, shop);
	elsewhere = orderDesk(market, other);
});
afterAll(() => market?.close());

const buys = (customer: { externalId: string; name: string | null; email: string | null }, by = desk) =>
	by.record(orderOf([lineOf("NO SUCH", { taxMinor: 80n, taxCollectedBy: "marketplace", discountMinor: 50n })], { customer, country: "US", region: "KY" }));
const customersOf = (vendorId: string, externalId: string) =>
	market.sql<{ id: string; number: number; name: string | null; email: string | null }>(
		"SELECT id, number, name, email FROM customer WHERE vendor_id = $1 AND external_id = $2",
		[vendorId, externalId],
	);
const redact = (customerId: string, by = desk) => by.as((scope) => redactCustomer(scope, { customerId }));

describe("a marketplace's customer", () => {
	it("is one, however many orders come at once, without a gap in the numbers", async () => {
		const externalId = randomUUID();
		await Promise.all(Array.from({ length: 8 }, () => buys({ externalId, name: "Jo 🃏 ‮مرحبا", email: "Jo@Example.com" })));
		const found = await customersOf(shop.vendorId, externalId);
		expect(found).toMatchObject([{ name: "Jo 🃏 ‮مرحبا", email: "jo@example.com" }]);
		await buys({ externalId: randomUUID(), name: null, email: null });
		const numbers = await market.sql<{ number: number }>("SELECT number FROM customer WHERE vendor_id = $1 ORDER BY number", [shop.vendorId]);
		expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
	});

	it("gets what was not given before, and keeps what was", async () => {
		const externalId = randomUUID();
		await buys({ externalId, name: null, email: "a@example.com" });
		await buys({ externalId, name: "Ana", email: "b@example.com" });
		expect(await customersOf(shop.vendorId, externalId)).toMatchObject([{ name: "Ana", email: "a@example.com" }]);
	});

	it("is another one for another vendor", async () => {
		const externalId = randomUUID();
		await buys({ externalId, name: "Ana", email: null });
		await buys({ externalId, name: "Ana", email: null }, elsewhere);
		const [mine, theirs] = [await customersOf(shop.vendorId, externalId), await customersOf(other.vendorId, externalId)];
		expect(mine[0]?.id).not.toBe(theirs[0]?.id);
	});

	it("leaves nothing of a person in the audit", async () => {
		const externalId = randomUUID();
		await buys({ externalId, name: "Unmistakable Name", email: "unmistakable@example.com" });
		expect(await market.sql("SELECT 1 FROM audit_entry WHERE (coalesce(before::text, '') || coalesce(after::text, '')) ~* 'unmistakable'")).toEqual([]);
	});
});

describe("bookkeeping", () => {
	it("keeps tax, who collects it, discount and destination on the line", async () => {
		const { orderId } = await buys({ externalId: randomUUID(), name: null, email: null });
		expect(
			await market.sql("SELECT tax_minor, tax_collected_by, discount_minor, fee_minor, country, region FROM sales_order_line WHERE order_id = $1", [orderId]),
		).toEqual([{ tax_minor: "80", tax_collected_by: "marketplace", discount_minor: "50", fee_minor: "0", country: "US", region: "KY" }]);
	});
});

describe("a customer of the shop's own", () => {
	const name = (text: string, by = desk) => by.as((scope) => nameCustomer(scope, { text }));

	it("is found by name, email or number once it is there", async () => {
		const made = await name("Kim Counter");
		expect(made.isNew).toBe(true);
		expect(await name("kim counter")).toEqual({ ...made, isNew: false });
		expect(await name(`C-${made.number}`)).toEqual({ ...made, isNew: false });
		const mailed = await name("kim@example.com");
		expect(mailed.isNew).toBe(true);
		expect(await name("KIM@example.com")).toEqual({ ...mailed, isNew: false });
	});

	it("of a name that two have must be said more exactly; a number that nobody has is not found", async () => {
		await buys({ externalId: randomUUID(), name: "Double", email: null });
		await buys({ externalId: randomUUID(), name: "Double", email: null });
		await expect(name("double")).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(/C-\d+ \(Double\), C-\d+ \(Double\)/) });
		await expect(name("C-999999")).rejects.toMatchObject({ code: "not_found" });
		await expect(name("  ")).rejects.toMatchObject({ code: "invalid_input" });
	});
});

describe("redacting", () => {
	it("takes the person out, of deliveries and notes too, and keeps the books", async () => {
		const customer = { id: "555000111", email: "rita@example.com", firstName: "Rita", lastName: "Secret" };
		const body = shopifyOrder({ id: "7770001", customer, lines: [{ id: "1", sku: "NO SUCH", quantity: 1 }] });
		await postAsShopify({ url: shop.url, secret: shop.secret, body });
		await market.drain();
		const [found] = await customersOf(shop.vendorId, customer.id);
		await market.sql("UPDATE sales_order SET note = 'Rita calls at 5' WHERE customer_id = $1", [found?.id]);
		const before = await market.sql("SELECT * FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = '7770001'");

		expect(await redact(found?.id ?? "")).toEqual({ isNew: true, orders: 1, deliveries: 1 });
		expect(await market.sql("SELECT name, email, external_id, redacted_at IS NOT NULL AS done FROM customer WHERE id = $1", [found?.id])).toEqual([
			{ name: null, email: null, external_id: null, done: true },
		]);
		const [kept] = await market.sql<{ body: Buffer }>("SELECT body FROM webhook_delivery WHERE order_external_id = '7770001'");
		expect(kept?.body.toString()).not.toMatch(/rita|secret|555000111/i);
		const after = await market.sql("SELECT * FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = '7770001'");
		expect(after).toEqual(before.map((row) => ({ ...row, note: null })));
		const [audit] = await market.sql("SELECT action, before, after, inverse FROM audit_entry WHERE subject_id = $1 ORDER BY number DESC LIMIT 1", [found?.id]);
		expect(audit).toEqual({ action: "redact-customer", before: { redacted: false }, after: { redacted: true, orders: 1, deliveries: 1 }, inverse: null });
	});

	it("holds against late news of the same order, and is done once", async () => {
		const externalId = randomUUID();
		const order = orderOf([lineOf("NO SUCH")], { customer: { externalId, name: "Late", email: "late@example.com" } });
		const { orderId } = await desk.record(order);
		const [found] = await customersOf(shop.vendorId, externalId);
		await redact(found?.id ?? "");
		await desk.record({ ...order, status: "paid" });
		expect(await market.sql("SELECT c.name, c.email FROM customer c JOIN sales_order o ON o.customer_id = c.id WHERE o.id = $1", [orderId])).toEqual([
			{ name: null, email: null },
		]);
		expect(await customersOf(shop.vendorId, externalId)).toEqual([]);
		expect(await redact(found?.id ?? "")).toMatchObject({ isNew: false, deliveries: 0 });
	});

	it("does not reach another vendor's customer", async () => {
		const externalId = randomUUID();
		await buys({ externalId, name: "Theirs", email: null }, elsewhere);
		const [theirs] = await customersOf(other.vendorId, externalId);
		await redact(theirs?.id ?? "").catch(() => undefined);
		expect(await customersOf(other.vendorId, externalId)).toEqual([theirs]);
	});

	it("of an id that is none is invalid, of one that nobody has not found", async () => {
		await expect(redact("C-1")).rejects.toMatchObject({ code: "invalid_input" });
		await expect(redact(randomUUID())).rejects.toMatchObject({ code: "not_found" });
	});

	it("is for a marketplace that asks for it, and not for the worker", async () => {
		const principal = { kind: "worker", vendorId: shop.vendorId } as const;
		await expect(market.access.withVendor(principal, ["customer.redact"], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
	});
});
