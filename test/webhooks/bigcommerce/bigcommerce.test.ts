import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { bigcommerce } from "../../../src/webhooks/bigcommerce/bigcommerce.ts";
import type { MarketplaceEvent } from "../../../src/webhooks/marketplace.ts";
import { anyBytes } from "../../support/any-bytes.ts";
import { type BigCommerceOrder, bigCommerceNotice, wholeOrder } from "../../support/bigcommerce.ts";
import { checkEvents } from "../../support/check-events.ts";
import { headerReader } from "../../support/header-reader.ts";
import { standardHeaders } from "../../support/standard-webhooks.ts";
import { exact, writeExact } from "../../support/write-exact.ts";

const parse = (topic: string, body: string): MarketplaceEvent[] => bigcommerce.parse({ rawBody: Buffer.from(body), topic, shopCurrency: "USD" });
const notice = (scope: string, data: object) => parse(scope, bigCommerceNotice(scope, data));
const read = (order: Partial<BigCommerceOrder>) => {
	const [event] = parse("order", wholeOrder({ id: "250", statusId: 11, products: [{ id: "65", sku: "A", quantity: 3 }], ...order }));
	if (event?.kind !== "order") throw new Error("no order");
	return event.order;
};

describe("verify", () => {
	const aside = { now: new Date(), url: "https://stock.example/webhooks/bigcommerce/1", publicKey: null };

	it("takes what the official library signs with base64 of the client secret, as BigCommerce's own samples do", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "grapheme", minLength: 1 }).filter((secret) => secret.trim() === secret),
				fc.string({ unit: "grapheme" }),
				(secret, text) => {
					const encoded = Buffer.from(secret).toString("base64");
					const header = headerReader({
						"webhook-id": "msg_1",
						"webhook-timestamp": String(Math.floor(aside.now.getTime() / 1000)),
						"webhook-signature": new Webhook(encoded).sign("msg_1", aside.now, text),
					});
					const rawBody = Buffer.from(text);
					expect(bigcommerce.verify({ rawBody, header, secrets: ["old", secret], ...aside })).toBe(true);
					expect(bigcommerce.verify({ rawBody, header, secrets: [`${secret}x`, encoded], ...aside })).toBe(false);
				},
			),
		);
	});
});

describe("identify and account", () => {
	const body = bigCommerceNotice("store/order/created", { type: "order", id: 250 }, { store: "abc123" });
	const header = (id: string) => headerReader(standardHeaders({ key: "k", body, id }));

	it("keys on the signed id, names the scope and the store", () => {
		const one = bigcommerce.identify({ rawBody: Buffer.from(body), header: header("msg_1") });
		expect(one.topic).toBe("store/order/created");
		expect(bigcommerce.identify({ rawBody: Buffer.from(body), header: header("msg_1") })).toEqual(one);
		// BigCommerce's hash repeats, and so may a whole body: another change is another id.
		expect(bigcommerce.identify({ rawBody: Buffer.from(body), header: header("msg_2") }).deliveryId).not.toBe(one.deliveryId);
		expect(bigcommerce.account?.({ rawBody: Buffer.from(body), header: header("msg_1") })).toBe("abc123");
	});

	it("gives a key, a topic and an account, or none, for any bytes", () => {
		fc.assert(
			fc.property(anyBytes(body), fc.string({ maxLength: 600 }), (rawBody, id) => {
				const found = bigcommerce.identify({ rawBody, header: headerReader({ "webhook-id": id }) });
				expect(found.topic.length).toBeGreaterThan(0);
				expect(found.topic.length).toBeLessThanOrEqual(200);
				expect(found.deliveryId.length).toBeLessThanOrEqual(500);
				bigcommerce.account?.({ rawBody, header: headerReader({}) });
			}),
		);
		expect(bigcommerce.account?.({ rawBody: Buffer.from('{"producer":"stores/../x"}'), header: headerReader({}) })).toBeNull();
	});
});

describe("parse", () => {
	it.each([
		["store/order/created", { type: "order", id: exact("9007199254740993") }, "9007199254740993"],
		["store/order/updated", { type: "order", id: 250 }, "250"],
		["store/order/archived", { type: "order", id: 250 }, "250"],
		["store/order/statusUpdated", { type: "order", id: 250, status: { previous_status_id: 0, new_status_id: 11 } }, "250"],
		["store/order/refund/created", { type: "order", id: 250, refund: { refund_id: 3 } }, "250"],
		["store/shipment/created", { type: "shipment", id: 12, orderId: 251 }, "251"],
		["store/shipment/updated", { type: "shipment", id: 12, orderId: 251 }, "251"],
		["store/shipment/deleted", { type: "shipment", id: 12, orderId: 251 }, "251"],
	])("%s asks for the order", (scope, data, id) => {
		expect(notice(scope, data)).toEqual([{ kind: "fetch", topic: "order", externalId: id, orderExternalId: id }]);
	});

	it.each([
		["store/product/created", { type: "product", id: 205 }],
		["store/product/updated", { type: "product", id: 205 }],
		["store/product/inventory/updated", { type: "product", id: 205, inventory: { product_id: 205, method: "absolute", value: 4 } }],
		["store/product/inventory/order/updated", { type: "product", id: 205, inventory: { product_id: 205, method: "relative", value: -1 } }],
		["store/sku/created", { type: "sku", id: 461, sku: { product_id: 205, variant_id: 509 } }],
		["store/sku/updated", { type: "sku", id: 461, sku: { product_id: 205, variant_id: 509 } }],
		["store/sku/inventory/updated", { type: "sku", id: 461, inventory: { product_id: 205, method: "absolute", value: 5, variant_id: 509 } }],
		["store/sku/inventory/order/updated", { type: "sku", id: 461, inventory: { product_id: 205, method: "relative", value: -1, variant_id: 509 } }],
	])("%s asks for the product", (scope, data) => {
		expect(notice(scope, data)).toEqual([{ kind: "fetch", topic: "product", externalId: "205" }]);
	});

	it("tells deleted products from deleted variants, and the end of our access", () => {
		expect(notice("store/product/deleted", { type: "product", id: 205 })).toEqual([{ kind: "listing-gone", externalId: "product/205" }]);
		expect(notice("store/sku/deleted", { type: "sku", id: 461, sku: { product_id: 206, variant_id: 509 } })).toEqual([
			{ kind: "listing-gone", externalId: "509" },
		]);
		expect(notice("store/app/uninstalled", { type: "store" })).toEqual([{ kind: "uninstalled" }]);
		expect(notice("store/cart/created", { type: "cart", id: "x" })).toEqual([]);
		expect(parse("__proto__", "no json")).toEqual([]);
	});

	it("reads an order with its ids to the last digit, in the currency that was paid in", () => {
		const order = read({
			id: "9007199254740993",
			customerId: "11",
			currency: "GBP",
			products: [{ id: "9007199254740995", sku: " A ", quantity: 3, variantId: "509" }],
		});
		expect(order).toMatchObject({
			externalId: "9007199254740993",
			status: "paid",
			currency: "GBP",
			placedAt: new Date("2099-01-15T15:00:00Z"),
			changedAt: new Date("2099-01-15T16:00:00Z"),
			customer: { externalId: "11", name: "Jane Doe", email: "jane@example.com" },
			country: "US",
			region: "Texas",
			events: [],
		});
		expect(order.lines).toEqual([
			{
				externalId: "9007199254740995",
				productId: "509",
				sku: "A",
				barcode: "1234567891112",
				title: "Charizard",
				quantity: 3,
				cancelled: 0,
				fulfilled: 0,
				unitPriceMinor: 5599n,
				taxMinor: 924n,
				discountMinor: 159n,
			},
		]);
	});

	it.each([
		[1, "", "placed"],
		[7, "", "placed"],
		[12, "", "placed"],
		[7, "captured", "paid"],
		[11, "authorized", "paid"],
		[14, "", "paid"],
		[5, "refunded", "cancelled"],
		[6, "", "cancelled"],
	])("takes status %d with payment %j as %s", (statusId, paymentStatus, status) => {
		expect(read({ statusId, paymentStatus }).status).toBe(status);
	});

	it("takes a checkout that nobody finished for no sale", () => {
		expect(parse("order", wholeOrder({ id: "250", statusId: 0, products: [{ id: "65", sku: "A", quantity: 3 }] }))).toEqual([]);
	});

	it("reads shipments by their ids, and a status of its own that says all is sent", () => {
		const shipments = [{ id: "6", created: "Wed, 16 Jan 2099 10:00:00 +0000", items: [{ id: "65", quantity: 2 }] }];
		expect(read({ statusId: 3, shipments })).toMatchObject({
			lines: [{ fulfilled: 2 }],
			events: [{ kind: "fulfilled", externalId: "6", lines: [{ line: "65", quantity: 2 }] }],
		});
		for (const statusId of [2, 10]) expect(read({ statusId }).lines).toMatchObject([{ fulfilled: 3 }]);
		expect(read({ products: [{ id: "65", sku: "A", quantity: 3, shipped: 1 }] }).lines).toMatchObject([{ fulfilled: 1 }]);
	});

	it("calls off by a refund what was not sent before it, and no more", () => {
		const shipments = [{ id: "6", created: "Wed, 16 Jan 2099 10:00:00 +0000", items: [{ id: "65", quantity: 2 }] }];
		const early = { id: "3", created: "2099-01-16T09:00:00+00:00", items: [{ id: "65", quantity: 1 }] };
		const late = { id: "4", created: "2099-01-17T09:00:00+00:00", items: [{ id: "65", quantity: 2 }] };
		expect(read({ refunds: [early] })).toMatchObject({ lines: [{ cancelled: 1, fulfilled: 0 }], events: [{ kind: "cancelled", externalId: "3" }] });
		const whole = read({ shipments, refunds: [late, early] });
		expect(whole).toMatchObject({ lines: [{ cancelled: 1, fulfilled: 2 }] });
		expect(whole.events?.map(({ kind, externalId }) => `${kind} ${externalId}`)).toEqual(["fulfilled 6", "cancelled 3"]);
		expect(read({ shipments, refunds: [late] })).toMatchObject({ lines: [{ cancelled: 1, fulfilled: 2 }] });
	});

	it.each(['"x"', "7", "null", "[]", '{"email":3}'])("loses no sale over a billing address that is %s", (address) => {
		const body = `{"order":{"id":1,"status_id":11,"customer_id":4,"billing_address":${address}},"products":[],"shipments":[],"refunds":[]}`;
		expect(parse("order", body)).toMatchObject([{ order: { externalId: "1", currency: "USD" } }]);
	});

	it("reads a product as a listing for each variant", () => {
		const product = {
			id: 205,
			name: "Charizard",
			price: 12.5,
			inventory_tracking: "variant",
			inventory_level: 99,
			is_visible: true,
			upc: "",
			variants: [
				{ id: 509, sku: "A", price: null, inventory_level: 3, purchasing_disabled: false, upc: "4006381333931" },
				{ id: 510, sku: "B", price: 15, inventory_level: -1, purchasing_disabled: true, upc: "" },
			],
		};
		const body = (changes: object) => writeExact({ asked_at: "2026-11-28T12:00:00.000Z", product: { ...product, ...changes } });
		const listings = (changes: object = {}) => parse("product", body(changes)).flatMap((event) => (event.kind === "listing" ? [event.listing] : []));
		expect(listings()).toEqual([
			{
				externalId: "509",
				productExternalId: "product/205",
				stockExternalId: "509",
				sku: "A",
				barcode: "4006381333931",
				title: "Charizard",
				priceMinor: 1250n,
				quantity: 3,
				isActive: true,
				changedAt: new Date("2026-11-28T12:00:00Z"),
			},
			expect.objectContaining({ externalId: "510", barcode: null, priceMinor: 1500n, quantity: -1, isActive: false }),
		]);
		expect(listings({ inventory_tracking: "none" })).toMatchObject([{ quantity: null }, { quantity: null }]);
		expect(listings({ inventory_tracking: "product" })).toMatchObject([{ quantity: 99 }, { quantity: 99 }]);
		expect(checkEvents(bigcommerce.parse, { rawBody: Buffer.from(body({})), topic: "product" })).toHaveLength(2);
	});

	it("gives valid events or a DomainError for any bytes", () => {
		const order = wholeOrder({
			id: "250",
			statusId: 3,
			products: [{ id: "65", sku: "A", quantity: 3 }],
			shipments: [{ id: "6", created: "Wed, 16 Jan 2099 10:00:00 +0000", items: [{ id: "65", quantity: 2 }] }],
			refunds: [{ id: "3", created: "2099-01-16T09:00:00+00:00", items: [{ id: "65", quantity: 1 }] }],
		});
		const product = '{"asked_at":"2026-11-28T12:00:00Z","product":{"id":1,"variants":[{"id":2,"sku":"A","inventory_level":3}]}}';
		const topics = [
			"order",
			"product",
			"store/order/created",
			"store/shipment/created",
			"store/sku/deleted",
			"store/sku/inventory/updated",
			"store/product/deleted",
		];
		fc.assert(
			fc.property(anyBytes(order, product, bigCommerceNotice("store/order/created", { id: 1 })), fc.constantFrom(...topics), (rawBody, topic) => {
				checkEvents(bigcommerce.parse, { rawBody, topic });
			}),
			{ numRuns: 2000 },
		);
	});
});
