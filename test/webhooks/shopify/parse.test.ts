import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../../src/domain/core/errors.ts";
import { marketplaceOrderSchema } from "../../../src/domain/orders/marketplace-order.ts";
import { parseShopify } from "../../../src/webhooks/shopify/parse.ts";
import { BIG_ORDER_ID, shopifyFulfilment, shopifyOrder, shopifyRefund } from "../../support/shopify.ts";

const parse = (body: string | Uint8Array, topic = "orders/create") => {
	const events = parseShopify({ rawBody: typeof body === "string" ? Buffer.from(body) : body, topic, shopCurrency: "USD" });
	return events.flatMap((event) => (event.kind === "order" ? [event.order] : []));
};
const all = (body: string, topic: string) => parseShopify({ rawBody: Buffer.from(body), topic, shopCurrency: "USD" });
const one = (body: string | Uint8Array, topic?: string) => {
	const [order] = parse(body, topic);
	if (!order) throw new Error("no order");
	return order;
};

describe("parseShopify", () => {
	it("reads an order with its ids to the last digit", () => {
		const order = one(shopifyOrder({ lines: [{ id: "866550311766439020", sku: " MTG-1 ", quantity: 2, variantId: "808950810808950811", price: "12.5" }] }));
		expect(order).toEqual({
			externalId: BIG_ORDER_ID,
			name: "#1001",
			status: "placed",
			currency: "USD",
			placedAt: new Date("2099-01-15T15:00:00Z"),
			events: [],
			customer: { externalId: "115310627314723954", name: "Jön Smith ✓", email: "john@example.com" },
			country: "US",
			region: "KY",
			lines: [
				{
					externalId: "866550311766439020",
					productId: "808950810808950811",
					sku: "MTG-1",
					title: "Charizard – Base Set",
					quantity: 2,
					cancelled: 0,
					fulfilled: 0,
					unitPriceMinor: 1250n,
					taxMinor: 80n,
					taxCollectedBy: "seller",
					discountMinor: 0n,
				},
			],
		});
	});

	it("reads a fulfilment with the copies that went, under its own id", () => {
		const body = shopifyFulfilment({ id: "123456789012345678", lines: [{ id: "866550311766439020", quantity: 2 }] });
		expect(all(body, "fulfillments/create")).toEqual([
			{
				kind: "order-events",
				orderExternalId: BIG_ORDER_ID,
				events: [
					{
						kind: "fulfilled",
						externalId: "123456789012345678",
						happenedAt: new Date("2099-01-16T15:00:00Z"),
						lines: [{ line: "866550311766439020", quantity: 2 }],
					},
				],
			},
		]);
	});

	it.each(["pending", "open", "cancelled", "error", "failure"])("a fulfilment that is %s sent nothing", (status) => {
		const body = shopifyFulfilment({ id: "1", status, lines: [{ id: "1", quantity: 1 }] });
		expect(all(body, "fulfillments/update")).toMatchObject([{ orderExternalId: BIG_ORDER_ID, events: [] }]);
	});

	it("reads of a refund what was called off and what came back, and nothing of money alone", () => {
		const lines = [
			{ id: "1", quantity: 1, restock: "cancel" as const },
			{ id: "2", quantity: 2, restock: "return" as const },
			{ id: "3", quantity: 3, restock: "no_restock" as const },
			{ id: "4", quantity: 4, restock: "legacy_restock" as const },
		];
		expect(all(shopifyRefund({ id: "9", lines }), "refunds/create")).toMatchObject([
			{
				orderExternalId: BIG_ORDER_ID,
				events: [
					{ kind: "cancelled", externalId: "9", lines: [{ line: "1", quantity: 1 }] },
					{
						kind: "returned",
						externalId: "9",
						lines: [
							{ line: "2", quantity: 2 },
							{ line: "4", quantity: 4 },
						],
					},
				],
			},
		]);
		const money = shopifyRefund({ id: "9", lines: [{ id: "3", quantity: 3, restock: "no_restock" }] });
		expect(all(money, "refunds/create")).toMatchObject([{ events: [] }]);
	});

	it("reads what an order lists as done, and counts nothing of it twice", () => {
		const order = one(
			shopifyOrder({
				lines: [{ id: "1", sku: "A", quantity: 5, currentQuantity: 3, fulfillableQuantity: 1 }],
				fulfillments: [
					{ id: "801", lines: [{ id: "1", quantity: 3 }] },
					{ id: "802", status: "failure", lines: [{ id: "1", quantity: 1 }] },
				],
				refunds: [
					{ id: "901", lines: [{ id: "1", quantity: 1, restock: "return" }] },
					{ id: "902", lines: [{ id: "1", quantity: 1, restock: "cancel" }] },
				],
			}),
		);
		expect(order.lines).toMatchObject([{ quantity: 5, fulfilled: 3, cancelled: 1 }]);
		expect(order.events).toMatchObject([
			{ kind: "fulfilled", externalId: "801" },
			{ kind: "returned", externalId: "901" },
			{ kind: "cancelled", externalId: "902" },
		]);
	});

	it("takes orders/fulfilled at its word where the fulfilments are left out, and a cancelled order as not sent", () => {
		const lines = [{ id: "1", sku: "A", quantity: 2 }];
		expect(one(shopifyOrder({ lines }), "orders/fulfilled").lines).toMatchObject([{ fulfilled: 2 }]);
		const off = shopifyOrder({ cancelledAt: "2026-01-01T00:00:00Z", lines: [{ id: "1", sku: "A", quantity: 2, fulfillableQuantity: 0 }] });
		expect(one(off, "orders/cancelled").lines).toMatchObject([{ fulfilled: 0 }]);
	});

	it("reads who owes the tax, discounts, and where it goes", () => {
		const body = (tax: string) =>
			`{"id":1,"currency":"USD","billing_address":{"country_code":"DE","province_code":null},"line_items":[{"id":1,"sku":"A","quantity":1,"price":"9.00",
			"discount_allocations":[{"amount":"1.00"},{"amount":"0.505"}],"total_discount":"7.00","tax_lines":${tax}}]}`;
		const order = one(body('[{"price":"0.80","channel_liable":true}]'));
		expect(order).toMatchObject({ country: "DE", region: null, customer: null, lines: [{ taxCollectedBy: "marketplace", discountMinor: 150n }] });
		expect(one(body('[{"price":"0.80","channel_liable":null}]')).lines[0]?.taxCollectedBy).toBeNull();
		expect(one(body('[{"price":"0.80","channel_liable":true},{"price":"0.10","channel_liable":false}]')).lines[0]?.taxCollectedBy).toBeNull();
	});

	it.each(['"a name"', "[1]", '{"id":"x"}', "null"])("loses no sale over a customer that is %s", (customer) => {
		expect(one(`{"id":1,"currency":"USD","line_items":[],"customer":${customer},"shipping_address":7}`)).toMatchObject({ customer: null, country: null });
	});

	it("reads a product's variants, each for sale by itself", () => {
		const body = `{"id":788032119674292922,"title":"Charizard","status":"active","updated_at":"2026-11-24T10:00:00-05:00","variants":[
			{"id":1001,"title":"Near Mint","sku":"CHZ-NM","barcode":"","price":"19.99","inventory_item_id":2001,"inventory_quantity":-1,"inventory_management":"shopify"},
			{"id":1002,"title":"Default Title","sku":null,"price":"5.00","inventory_item_id":2002,"inventory_quantity":7,"inventory_management":null}]}`;
		expect(all(body, "products/update")).toMatchObject([
			{
				kind: "listing",
				listing: {
					externalId: "1001",
					productExternalId: "788032119674292922",
					stockExternalId: "2001",
					sku: "CHZ-NM",
					barcode: null,
					title: "Charizard – Near Mint",
					priceMinor: 1999n,
					quantity: -1,
					isActive: true,
					changedAt: new Date("2026-11-24T15:00:00Z"),
				},
			},
			{ kind: "listing", listing: { externalId: "1002", sku: "", title: "Charizard", quantity: null } },
		]);
		expect(all(body.replace('"active"', '"archived"'), "products/update")).toMatchObject([{ listing: { isActive: false } }, { listing: { isActive: false } }]);
		expect(all(body.replace('"active"', '"unlisted"'), "products/update")).toMatchObject([{ listing: { isActive: true } }, { listing: { isActive: true } }]);
	});

	it.each([
		["products/delete", '{"id":788032119674292922}', [{ kind: "listing-gone", externalId: "788032119674292922" }]],
		["orders/delete", `{"id":${BIG_ORDER_ID}}`, [{ kind: "order-gone", orderExternalId: BIG_ORDER_ID }]],
		[
			"inventory_levels/update",
			'{"inventory_item_id":271878346596884015,"location_id":24826418,"available":6,"updated_at":"2026-11-24T10:00:00Z"}',
			[{ kind: "stock", stockExternalId: "271878346596884015", quantity: 6, seenAt: new Date("2026-11-24T10:00:00Z") }],
		],
		["inventory_levels/update", '{"inventory_item_id":271878346596884015,"available":null}', []],
		["app/uninstalled", '{"id":1}', [{ kind: "uninstalled" }]],
		[
			"customers/data_request",
			'{"customer":{"id":191167,"email":"john@example.com"},"orders_requested":[299938,280263]}',
			[{ kind: "data-request", buyer: { externalId: "191167", email: "john@example.com", orders: ["299938", "280263"] } }],
		],
		[
			"customers/redact",
			'{"customer":{"id":191167,"email":""},"orders_to_redact":[299938]}',
			[{ kind: "redact-buyer", buyer: { externalId: "191167", email: null, orders: ["299938"] } }],
		],
		["shop/redact", '{"shop_id":954889}', [{ kind: "redact-shop" }]],
	])("reads %s", (topic, body, events) => {
		expect(all(body, topic)).toEqual(events);
	});

	it("keeps a number of 40 digits", () => {
		const id = "1234567890123456789012345678901234567890";
		expect(one(shopifyOrder({ id, lines: [] })).externalId).toBe(id);
	});

	it.each([
		["orders/create", {}, "placed"],
		["orders/paid", {}, "paid"],
		["orders/updated", { financialStatus: "paid" }, "paid"],
		["orders/updated", { financialStatus: "partially_refunded" }, "paid"],
		["orders/updated", { cancelledAt: "2026-01-01T00:00:00Z", financialStatus: "paid" }, "cancelled"],
		["orders/cancelled", {}, "cancelled"],
	])("takes %s with %j as %s", (topic, order, status) => {
		expect(one(shopifyOrder({ ...order, lines: [] }), topic).status).toBe(status);
	});

	it("counts what was removed and what was sent", () => {
		const [line] = one(shopifyOrder({ lines: [{ id: "1", sku: "A", quantity: 5, currentQuantity: 4, fulfillableQuantity: 1 }] })).lines;
		expect(line).toMatchObject({ quantity: 5, cancelled: 1, fulfilled: 3 });
	});

	it("knows currencies without decimals and with three, however many Shopify writes", () => {
		const price = (currency: string, text: string) =>
			one(shopifyOrder({ currency, lines: [{ id: "1", sku: "A", quantity: 1, price: text }] })).lines[0]?.unitPriceMinor;
		expect(price("JPY", "1200.00")).toBe(1200n);
		expect(price("JPY", "1200")).toBe(1200n);
		expect(price("KWD", "1.250")).toBe(1250n);
		expect(price("USD", "0.10")).toBe(10n);
	});

	it("does without the fields that a subscription left out", () => {
		const order = one(`{"id": ${BIG_ORDER_ID}, "line_items": [{"id": 1, "sku": "A", "quantity": 3}]}`);
		expect(order).toMatchObject({ currency: "USD", placedAt: null, name: null, lines: [{ quantity: 3, unitPriceMinor: 0n, title: "A" }] });
	});

	it("takes out what a database can't hold", () => {
		const [line] = one(`{"id":1,"currency":"USD","line_items":[{"id":1,"sku":"A\\u0000B","title":"half \\ud800","quantity":1}]}`).lines;
		expect(line).toMatchObject({ sku: "AB", title: "half \ufffd" });
	});

	it("has no events for other topics, whatever they carry", () => {
		expect(parse("no json", "themes/update")).toEqual([]);
		expect(parse("", "unknown")).toEqual([]);
	});

	it.each([
		["nothing", ""],
		["no JSON", "<order/>"],
		["no object", "[1]"],
		["a half", shopifyOrder({ lines: [] }).slice(0, 200)],
		["no lines", '{"id":1,"currency":"USD"}'],
		["an id that is no number", '{"id":"x","currency":"USD","line_items":[]}'],
		["a fraction of a copy", '{"id":1,"currency":"USD","line_items":[{"id":1,"quantity":0.5}]}'],
		["a negative price", '{"id":1,"currency":"USD","line_items":[{"id":1,"quantity":1,"price":"-1.00"}]}'],
		["a price beyond all measure", '{"id":1,"currency":"USD","line_items":[{"id":1,"quantity":1,"price":"99999999999.00"}]}'],
		["a nest too deep", "[".repeat(500_000)],
	])("refuses %s", (_, body) => {
		expect(() => parse(body)).toThrowError(DomainError);
	});

	it("gives a valid order or a DomainError for any bytes", () => {
		const whole = shopifyOrder({ lines: [{ id: "1", sku: "A", quantity: 1 }] });
		const mutated = fc
			.tuple(fc.nat(whole.length - 1), fc.nat(8), fc.string({ unit: "binary", maxLength: 8 }))
			.map(([at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut));
		const anyBytes = fc.oneof(
			fc.uint8Array({ maxLength: 500 }),
			mutated.map((text) => Buffer.from(text)),
			fc.json().map((text) => Buffer.from(text)),
			fc
				.record({ id: fc.anything(), line_items: fc.array(fc.object()), currency: fc.anything() })
				.map((value) => Buffer.from(JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner)))),
		);
		fc.assert(
			fc.property(anyBytes, fc.constantFrom("orders/create", "orders/updated", "orders/paid", "orders/cancelled", "app/uninstalled"), (rawBody, topic) => {
				try {
					for (const order of parse(rawBody, topic)) marketplaceOrderSchema.parse(order);
				} catch (error) {
					if (!(error instanceof DomainError)) throw error;
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
