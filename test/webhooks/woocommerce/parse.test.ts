import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../../src/domain/core/errors.ts";
import { marketplaceListingSchema } from "../../../src/domain/marketplaces/marketplace-listing.ts";
import { marketplaceOrderSchema } from "../../../src/domain/orders/marketplace-order.ts";
import { decodeEntities } from "../../../src/webhooks/woocommerce/decode-entities.ts";
import { parseWooCommerce } from "../../../src/webhooks/woocommerce/parse.ts";
import { BIG_WOO_ID, wooGone, wooInvalid, wooOrder, wooProduct } from "../../support/woocommerce.ts";

const parse = (body: string | Uint8Array, topic = "order.updated") =>
	parseWooCommerce({ rawBody: typeof body === "string" ? Buffer.from(body) : body, topic, shopCurrency: "USD" });
const order = (body: string, topic?: string) => {
	const [event] = parse(body, topic);
	if (event?.kind !== "order") throw new Error("no order");
	return event.order;
};
const listing = (body: string, topic = "product.updated") => {
	const told = parse(body, topic).find(({ kind }) => kind === "listing");
	if (told?.kind !== "listing") throw new Error("no listing");
	return told.listing;
};
const A = { id: "4", sku: "A", quantity: 2 };

describe("an order", () => {
	it.each(["order.created", "order.updated", "order.restored"])("is read with its ids to the last digit (%s)", (topic) => {
		const body = wooOrder({
			paidAt: "2099-01-15T16:00:00",
			status: "processing",
			shipping: { country: "US", state: "KY" },
			lines: [
				{
					id: "866550311766439020",
					sku: " MTG-1 ",
					name: "Magic &#8211; Black &amp; White",
					quantity: 3,
					price: 1250,
					discount: 50,
					totalTax: "0.80",
					barcode: "0123",
				},
			],
		});
		expect(order(body, topic)).toEqual({
			externalId: BIG_WOO_ID,
			name: `#${BIG_WOO_ID}`,
			status: "paid",
			currency: "USD",
			placedAt: new Date("2099-01-15T15:00:00Z"),
			changedAt: new Date("2099-01-15T15:00:00Z"),
			isRestored: topic === "order.restored",
			isTakenBack: false,
			events: [],
			customer: { externalId: expect.stringMatching(/^guest:[\da-f]{32}$/), name: "Zoë Müller", email: "zoe@example.com" },
			country: "US",
			region: "KY",
			lines: [
				{
					externalId: "866550311766439020",
					productId: "1017",
					sku: "MTG-1",
					barcode: "0123",
					title: "Magic – Black & White",
					quantity: 3,
					cancelled: 0,
					fulfilled: 0,
					unitPriceMinor: 1250n,
					taxMinor: 80n,
					taxCollectedBy: "seller",
					discountMinor: 50n,
				},
			],
		});
	});

	it.each([
		["pending", {}, "placed"],
		["on-hold", {}, "placed"],
		["processing", {}, "paid"],
		["completed", {}, "paid"],
		["refunded", {}, "paid"],
		["cancelled", {}, "cancelled"],
		["cancelled", { paidAt: "2099-01-15T16:00:00" }, "cancelled"],
		["failed", { paidAt: "2099-01-15T16:00:00" }, "paid"],
		["packed-by-plugin", {}, "placed"],
		["packed-by-plugin", { paidAt: "2099-01-15T16:00:00" }, "paid"],
	])("that is %s with %j counts as %s", (status, dates, expected) => {
		expect(order(wooOrder({ status, ...dates, lines: [A] })).status).toBe(expected);
	});

	it.each(["checkout-draft", "auto-draft", "draft", "failed"])("that is %s tells nothing", (status) => {
		expect(parse(wooOrder({ status, lines: [A] }), "order.created")).toEqual([]);
	});

	it("in the trash is gone", () => {
		const changedAt = new Date("2099-01-15T15:00:00Z");
		expect(parse(wooOrder({ id: "7", status: "trash", lines: [A] }))).toEqual([{ kind: "order-gone", orderExternalId: "7", changedAt }]);
		expect(parse(wooGone("7"), "order.deleted")).toEqual([{ kind: "order-gone", orderExternalId: "7" }]);
	});

	it("is sent once it is completed, whatever its status becomes", () => {
		expect(order(wooOrder({ status: "completed", lines: [A] })).lines).toMatchObject([{ fulfilled: 2, cancelled: 0 }]);
		expect(order(wooOrder({ status: "processing", completedAt: "2099-01-16T15:00:00", lines: [A] })).lines).toMatchObject([{ fulfilled: 2 }]);
	});

	it("that is refunded before it is sent has copies called off, and after it copies that came back, each under its number", () => {
		const lines = [{ ...A, reduced: 1, restocked: 1 }];
		expect(order(wooOrder({ status: "processing", lines }))).toMatchObject({ events: [], lines: [{ fulfilled: 0, cancelled: 1 }] });
		const sent = order(wooOrder({ status: "refunded", completedAt: "2099-01-16T15:00:00", lines: [{ ...A, restocked: 2 }] }));
		expect(sent.lines).toMatchObject([{ fulfilled: 2, cancelled: 0 }]);
		expect(sent.events).toEqual(
			[1, 2].map((n) => ({ kind: "returned", externalId: `restocked:4:${n}`, happenedAt: null, lines: [{ line: "4", quantity: 1 }] })),
		);
	});

	it("that is refunded without its copies tells of money alone", () => {
		const refunds = [{ id: "1020", total: "-9.99" }];
		expect(order(wooOrder({ status: "processing", refunds, lines: [{ ...A, reduced: 2 }] }))).toMatchObject({ events: [], lines: [{ cancelled: 0 }] });
	});

	it("that is cancelled after it was sent has come back whole", () => {
		const off = order(wooOrder({ status: "cancelled", completedAt: "2099-01-16T15:00:00", lines: [{ ...A, restocked: 1 }] }));
		expect(off.lines).toMatchObject([{ fulfilled: 2 }]);
		expect(off.events).toHaveLength(1);
		expect(off.isTakenBack).toBe(true);
	});

	it("that failed and is restored holds what it held", () => {
		expect(order(wooOrder({ status: "failed", lines: [A] }), "order.restored")).toMatchObject({ status: "placed", isRestored: true });
	});

	it("names a variation where there is one, and nothing that was deleted", () => {
		const ids = (line: object) => order(wooOrder({ lines: [{ ...A, ...line }] })).lines[0]?.productId;
		expect(ids({ productId: "10", variationId: "0" })).toBe("10");
		expect(ids({ productId: "10", variationId: "11" })).toBe("11");
		expect(ids({ productId: "0", variationId: "0", sku: null })).toBeNull();
	});

	it("adds up to the line's total, also where its copies don't divide it", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (quantity, one, other) => {
				const [subtotal, total] = [Math.max(one, other), Math.min(one, other)].map((amount) => (amount / 100).toFixed(2));
				const body = `{"id":1,"status":"pending","currency":"USD","line_items":[{"id":1,"quantity":${quantity},"subtotal":"${subtotal}","total":"${total}"}]}`;
				const [line] = order(body).lines;
				const minor = (line?.unitPriceMinor ?? 0n) * BigInt(quantity) - (line?.discountMinor ?? 0n);
				expect(minor).toBe(BigInt(Math.min(one, other)));
				expect((line?.unitPriceMinor ?? 0n) * BigInt(quantity)).toBeGreaterThanOrEqual(BigInt(Math.max(one, other)));
			}),
		);
	});

	it("knows a customer with an account by its number, and nobody where nobody is named", () => {
		expect(order(wooOrder({ customerId: "77", lines: [A] })).customer?.externalId).toBe("77");
		expect(order(wooOrder({ billing: { email: "" }, lines: [A] })).customer).toBeNull();
		const [one, other] = ["Zoe@Example.com", "zoe@example.com"].map((email) => order(wooOrder({ billing: { email }, lines: [A] })).customer?.externalId);
		expect(one).toBe(other);
	});

	it.each(['"a name"', "[1]", '{"email":{},"country":["DE"]}', "null"])("is not lost over an address that is %s", (address) => {
		const body = `{"id":1,"status":"processing","customer_id":{},"billing":${address},"shipping":${address},"line_items":[{"id":1,"quantity":1,"total":"a lot","meta_data":"x"}]}`;
		expect(order(body)).toMatchObject({ customer: null, country: null, currency: "USD", lines: [{ quantity: 1, unitPriceMinor: 0n }] });
	});
});

describe("a product", () => {
	it.each(["product.created", "product.updated", "product.restored"])("is a listing as it stands (%s)", (topic) => {
		expect(listing(wooProduct({ id: "1018", sku: "VG-1", name: "Ratchet &amp; Clank", price: "240.00", stock: 3, barcode: "711" }), topic)).toEqual({
			externalId: "1018",
			productExternalId: null,
			stockExternalId: "1018",
			sku: "VG-1",
			barcode: "711",
			title: "Ratchet & Clank",
			priceMinor: 24_000n,
			quantity: 3,
			isActive: true,
			changedAt: new Date("2099-01-15T15:00:00Z"),
		});
	});

	it("with a parent is one of its variations, which may share the parent's stock", () => {
		const variation = { id: "11", type: "variation", parentId: "10", stock: 4 };
		expect(listing(wooProduct(variation))).toMatchObject({ externalId: "11", productExternalId: "10", stockExternalId: "11", quantity: 4 });
		expect(listing(wooProduct({ ...variation, manageStock: "parent" }))).toMatchObject({ stockExternalId: "10", quantity: 4 });
	});

	it("with variations is sold by them alone", () => {
		expect(parse(wooProduct({ id: "10", type: "variable", manageStock: false, variations: ["11"] }), "product.updated")).toEqual([]);
		expect(parse(wooProduct({ id: "10", type: "grouped" }), "product.updated")).toEqual([]);
		expect(parse(wooProduct({ id: "10", type: "variable", stock: 4, variations: ["11"] }), "product.updated")).toMatchObject([
			{ kind: "stock", stockExternalId: "10", quantity: 4 },
		]);
	});

	it("that is not counted, without a price, or not for sale says so", () => {
		expect(listing(wooProduct({ id: "1", manageStock: false })).quantity).toBeNull();
		expect(listing(wooProduct({ id: "1", stock: -2 })).quantity).toBe(-2);
		expect(listing(wooProduct({ id: "1", price: "" })).priceMinor).toBeNull();
		for (const status of ["draft", "private", "trash"]) expect(listing(wooProduct({ id: "1", status })).isActive).toBe(false);
	});

	it("in the trash ends", () => {
		expect(parse(wooGone("1018"), "product.deleted")).toEqual([{ kind: "listing-gone", externalId: "1018" }]);
	});
});

describe("parseWooCommerce", () => {
	it.each([
		["product.updated", wooInvalid("product")],
		["order.updated", wooInvalid("shop_order")],
		["customer.created", '{"id":1}'],
		["coupon.updated", "no json"],
		["action.woocommerce_add_to_cart", ""],
		["unknown", ""],
		["constructor", "{}"],
	])("takes %s with %s for no news", (topic, body) => {
		expect(parse(body, topic)).toEqual([]);
	});

	it("does not pass over a store that may not tell of its orders any more", () => {
		const body = '{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot view this resource.","data":{"status":401}}';
		expect(() => parse(body)).toThrowError(/woocommerce_rest_cannot_view/);
	});

	it.each([
		["nothing", ""],
		["no JSON", "<order/>"],
		["no object", "[1]"],
		["a half", wooOrder({ lines: [A] }).slice(0, 200)],
		["no lines", '{"id":1,"status":"pending"}'],
		["no status", '{"id":1,"line_items":[]}'],
		["an id that is no number", '{"id":"x","status":"pending","line_items":[]}'],
		["a fraction of a copy", '{"id":1,"status":"pending","line_items":[{"id":1,"quantity":0.5}]}'],
		["a nest too deep", "[".repeat(500_000)],
	])("refuses %s", (_, body) => {
		expect(() => parse(body)).toThrowError(DomainError);
	});

	it("gives valid events or a DomainError for any bytes", () => {
		const bodies = [
			wooOrder({ status: "completed", lines: [{ ...A, reduced: 1, restocked: 1 }] }),
			wooOrder({ status: "cancelled", completedAt: "2099-01-16T15:00:00", lines: [A] }),
			wooProduct({ id: "11", type: "variation", parentId: "10" }),
		];
		const mutated = fc
			.tuple(fc.constantFrom(...bodies), fc.nat(3000), fc.nat(8), fc.string({ unit: "binary", maxLength: 8 }))
			.map(([whole, at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut));
		const field = fc.oneof(fc.anything(), fc.constantFrom("1", "0", "2.5", "completed", "cancelled", "2099-01-01T00:00:00", "variable", true, ""));
		const text = (value: unknown) => Buffer.from(JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner)) ?? "");
		const anyBytes = fc.oneof(
			fc.uint8Array({ maxLength: 500 }),
			mutated.map((body) => Buffer.from(body)),
			fc.json().map((body) => Buffer.from(body)),
			fc
				.record({
					id: fc.nat(),
					status: field,
					date_completed_gmt: field,
					number: field,
					line_items: fc.array(
						fc.record({
							id: fc.nat(),
							quantity: fc.nat(5),
							total: field,
							name: field,
							meta_data: fc.array(fc.record({ key: fc.constant("_restock_refunded_items"), value: field })),
						}),
					),
					billing: fc.oneof(field, fc.record({ email: field, first_name: field, country: field })),
				})
				.map(text),
			fc
				.record({
					id: fc.nat(),
					type: field,
					parent_id: field,
					manage_stock: field,
					stock_quantity: field,
					price: field,
					name: field,
					date_modified_gmt: field,
				})
				.map(text),
		);
		const topics = fc.constantFrom("order.created", "order.updated", "order.deleted", "product.updated", "product.deleted", "customer.created");
		fc.assert(
			fc.property(anyBytes, topics, (rawBody, topic) => {
				try {
					for (const event of parse(rawBody, topic)) {
						if (event.kind === "order") marketplaceOrderSchema.parse(event.order);
						if (event.kind === "listing") marketplaceListingSchema.parse(event.listing);
					}
				} catch (error) {
					if (!(error instanceof DomainError)) throw error;
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

describe("decodeEntities", () => {
	it.each([
		["Chrono Trigger (SNES) &amp; Box", "Chrono Trigger (SNES) & Box"],
		["Link&#8217;s &quot;Awakening&quot; &#x1F525;", 'Link’s "Awakening" 🔥'],
		["Pok&eacute;mon &lt;3", "Pokémon <3"],
		["Tom &amp;amp; Jerry", "Tom &amp; Jerry"],
		["AT&T; &unknown; &#0; &#xD800; &#9999999; &constructor;", "AT&T; &unknown; &#0; &#xD800; &#9999999; &constructor;"],
	])("reads %s", (written, read) => {
		expect(decodeEntities(written)).toBe(read);
	});
});
