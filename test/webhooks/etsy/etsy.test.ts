import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../../src/domain/core/errors.ts";
import { etsy } from "../../../src/webhooks/etsy/etsy.ts";
import { anyBytes } from "../../support/any-bytes.ts";
import { checkEvents } from "../../support/check-events.ts";
import { type EtsyReceipt, etsyNotice, etsyReceipt } from "../../support/etsy.ts";
import { headerReader } from "../../support/header-reader.ts";
import { writeExact } from "../../support/write-exact.ts";

const parse = (topic: string, body: string) => etsy.parse({ rawBody: Buffer.from(body), topic, shopCurrency: "USD" });
const notice = (type: string, path: string, options?: Parameters<typeof etsyNotice>[2]) => parse(type, etsyNotice(type, path, options));
const base: EtsyReceipt = { id: "234567890", transactions: [{ id: "345678901", sku: "A", quantity: 3 }] };
const read = (receipt: Partial<EtsyReceipt>) => {
	const [event] = parse("receipt", writeExact(etsyReceipt({ ...base, ...receipt })));
	if (event?.kind !== "order") throw new Error("no order");
	return event.order;
};

describe("verify", () => {
	it("takes what the official library signs with the endpoint's secret, and no other", () => {
		const aside = { now: new Date(), url: "https://stock.example/webhooks/etsy/1", publicKey: null };
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				const [secret, other] = [randomBytes(24), randomBytes(24)].map((key) => `whsec_${key.toString("base64")}`) as [string, string];
				const header = headerReader({
					"webhook-id": "msg_1",
					"webhook-timestamp": String(Math.floor(aside.now.getTime() / 1000)),
					"webhook-signature": new Webhook(secret).sign("msg_1", aside.now, text),
				});
				expect(etsy.verify({ rawBody: Buffer.from(text), header, secrets: [other, secret], ...aside })).toBe(true);
				expect(etsy.verify({ rawBody: Buffer.from(text), header, secrets: [other], ...aside })).toBe(false);
			}),
		);
	});
});

describe("identify and account", () => {
	it("names the event and the shop, whether it is a number or text", () => {
		for (const asNumber of [false, true]) {
			const delivery = {
				rawBody: Buffer.from(etsyNotice("order.paid", "shops/9007199254740993/receipts/1", { shop: "9007199254740993", asNumber })),
				header: headerReader({ "webhook-id": "msg_1" }),
			};
			expect(etsy.account?.(delivery)).toBe("9007199254740993");
			expect(etsy.identify(delivery)).toMatchObject({ topic: "order.paid", deliveryId: expect.stringMatching(/^msg_1:/) });
		}
	});

	it("gives a key, a topic and an account, or none, for any bytes", () => {
		fc.assert(
			fc.property(anyBytes(etsyNotice("order.paid", "shops/1/receipts/2")), (rawBody) => {
				const found = etsy.identify({ rawBody, header: headerReader({}) });
				expect(found.topic.length).toBeGreaterThan(0);
				expect(found.topic.length).toBeLessThanOrEqual(200);
				etsy.account?.({ rawBody, header: headerReader({}) });
			}),
		);
	});
});

describe("parse", () => {
	it.each(["order.paid", "order.canceled", "order.shipped", "order.delivered"])(
		"%s asks for the receipt of the shop, whichever host of Etsy names it",
		(type) => {
			for (const host of ["https://api.etsy.com", "https://openapi.etsy.com"]) {
				expect(notice(type, "shops/123456/receipts/9007199254740993", { host, asNumber: true })).toEqual([
					{ kind: "fetch", topic: "receipt", externalId: "9007199254740993", orderExternalId: "9007199254740993" },
				]);
			}
		},
	);

	it.each([
		["shops/123456/receipts/1", "https://evil.example"],
		["shops/123456/receipts/1", "https://api.etsy.com.evil.example"],
		["shops/123456/receipts/1", "https://api.etsy.com@evil.example"],
		["shops/123456/receipts/1", "http://api.etsy.com"],
		["shops/654321/receipts/1", "https://api.etsy.com"],
		["shops/123456/receipts/../../2", "https://api.etsy.com"],
		["shops/123456/receipts/1?x=2", "https://api.etsy.com"],
		["shops/123456/receipts", "https://api.etsy.com"],
	])("refuses to ask for %s of %s", (path, host) => {
		expect(() => notice("order.paid", path, { host })).toThrowError(DomainError);
	});

	it("asks for the listing that changed, and ends what was deleted", () => {
		for (const type of ["listing.created", "listing.updated", "inventory.created", "inventory.updated", "inventory.out_of_stock"]) {
			expect(notice(type, "listings/1403204187/inventory/products/77")).toEqual([{ kind: "fetch", topic: "listing", externalId: "1403204187" }]);
		}
		expect(notice("inventory.deleted", "listings/1403204187/inventory/products/77")).toEqual([{ kind: "listing-gone", externalId: "77" }]);
		expect(notice("inventory.deleted", "listings/1403204187/inventory")).toEqual([{ kind: "fetch", topic: "listing", externalId: "1403204187" }]);
		expect(notice("listing.deleted", "shops/123456/listings/1403204187")).toEqual([{ kind: "listing-gone", externalId: "listing/1403204187" }]);
		expect(() => notice("listing.updated", "shops/123456")).toThrowError(DomainError);
		expect(parse("shop.updated", "no json")).toEqual([]);
	});

	it("reads a receipt with its ids to the last digit", () => {
		expect(
			read({ id: "9007199254740995", isPaid: true, transactions: [{ id: "9007199254740997", sku: " A ", quantity: 2, productId: "9007199254740999" }] }),
		).toEqual({
			externalId: "9007199254740995",
			name: "9007199254740995",
			status: "paid",
			currency: "USD",
			placedAt: new Date("2099-01-12T15:00:00Z"),
			customer: { externalId: "9007199254740993", name: "Jane Doe", email: "jane@example.com" },
			country: "US",
			region: "NY",
			lines: [
				{
					externalId: "9007199254740997",
					productId: "9007199254740999",
					sku: "A",
					title: "Handmade Ceramic Mug",
					quantity: 2,
					cancelled: 0,
					fulfilled: 0,
					unitPriceMinor: 1250n,
					taxMinor: 0n,
				},
			],
		});
	});

	it.each([
		[{ status: "Open" }, "placed"],
		[{ status: "Paid", isPaid: true }, "paid"],
		[{ status: "Partially Refunded", isPaid: true }, "paid"],
		[{ status: "Fully Refunded", isPaid: true }, "cancelled"],
		[{ status: "Canceled", isPaid: true }, "cancelled"],
	])("takes %j as %s", (receipt, status) => {
		expect(read(receipt).status).toBe(status);
	});

	it("counts as sent a whole receipt, or the transactions that have a time", () => {
		expect(read({ isShipped: true }).lines).toMatchObject([{ fulfilled: 3 }]);
		const transactions = [
			{ id: "1", sku: "A", quantity: 2, shipped: 4_071_913_300 },
			{ id: "2", sku: "B", quantity: 2 },
		];
		expect(read({ transactions }).lines.map(({ fulfilled }) => fulfilled)).toEqual([2, 0]);
	});

	it("knows currencies without decimals and other divisors", () => {
		const price = (amount: number, divisor: number, currency: string) =>
			read({ transactions: [{ id: "1", sku: "A", quantity: 1, amount, divisor, currency }] }).lines[0]?.unitPriceMinor;
		expect(price(1200, 1, "JPY")).toBe(1200n);
		expect(price(120000, 100, "JPY")).toBe(1200n);
		expect(price(12500, 1000, "USD")).toBe(1250n);
	});

	it("reads a listing's products", () => {
		const product = (id: number, sku: string, changes: object = {}) => ({
			product_id: id,
			sku,
			is_deleted: false,
			offerings: [{ offering_id: 1, quantity: 4, is_enabled: true, is_deleted: false, price: { amount: 1250, divisor: 100, currency_code: "USD" } }],
			...changes,
		});
		const body = writeExact({
			asked_at: "2026-11-28T12:00:00.000Z",
			listing: {
				listing_id: 1403204187,
				title: "Mug",
				state: "active",
				inventory: { products: [product(77, "A"), product(78, "B", { is_deleted: true, offerings: [] })] },
			},
		});
		expect(parse("listing", body)).toEqual([
			{
				kind: "listing",
				listing: {
					externalId: "77",
					productExternalId: "listing/1403204187",
					stockExternalId: "77",
					sku: "A",
					title: "Mug",
					priceMinor: 1250n,
					quantity: 4,
					isActive: true,
					changedAt: new Date("2026-11-28T12:00:00Z"),
				},
			},
			{ kind: "listing", listing: expect.objectContaining({ externalId: "78", quantity: 0, isActive: false, priceMinor: null }) },
		]);
	});

	it("gives valid events or a DomainError for any bytes", () => {
		const listing =
			'{"asked_at":"2026-11-28T12:00:00Z","listing":{"listing_id":1,"title":"x","inventory":{"products":[{"product_id":2,"sku":"A","offerings":[{"quantity":1}]}]}}}';
		const bodies = [etsyNotice("order.paid", "shops/123456/receipts/1"), etsyNotice("listing.updated", "listings/1"), writeExact(etsyReceipt(base)), listing];
		fc.assert(
			fc.property(anyBytes(...bodies), fc.constantFrom("receipt", "listing", "order.paid", "listing.updated", "inventory.deleted"), (rawBody, topic) => {
				checkEvents(etsy.parse, { rawBody, topic });
			}),
			{ numRuns: 1500 },
		);
	});
});
