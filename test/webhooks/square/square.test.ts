import fc from "fast-check";
import { WebhooksHelper } from "square";
import { describe, expect, it } from "vitest";
import type { MarketplaceEvent } from "../../../src/webhooks/marketplace.ts";
import { square } from "../../../src/webhooks/square/square.ts";
import { anyBytes } from "../../support/any-bytes.ts";
import { checkEvents } from "../../support/check-events.ts";
import { headerReader } from "../../support/header-reader.ts";
import { type SquareOrder, squareEvent, squareHeaders, squareOrder } from "../../support/square.ts";

const parse = (topic: string, body: string): MarketplaceEvent[] => square.parse({ rawBody: Buffer.from(body), topic, shopCurrency: "USD" });
const variation = (id: string, sku: string) => ({ type: "ITEM_VARIATION", id, item_variation_data: { item_id: "ITEM", name: "NM", sku, upc: "012345678905" } });
const whole = (order: SquareOrder, variations: readonly object[] = []) => JSON.stringify({ order: squareOrder(order), variations });
const read = (order: Partial<SquareOrder>, variations: readonly object[] = []) => {
	const [event] = parse("order", whole({ id: "CAISENgvlJ6jLWAzERDzjyHVybY", state: "OPEN", lines: [{ uid: "a", quantity: "3" }], ...order }, variations));
	if (event?.kind !== "order") throw new Error("no order");
	return event.order;
};

describe("verify", () => {
	const aside = { now: new Date(), publicKey: null };
	const anyText = fc.string({ unit: "grapheme" });

	it("takes what Square's own helper takes, by any live key, and what it refuses never", async () => {
		await fc.assert(
			fc.asyncProperty(
				anyText.filter(Boolean),
				fc.webUrl(),
				fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 3 }),
				async (text, url, keys) => {
					const [signatureKey = "", ...others] = keys;
					const headers = squareHeaders({ url, secret: signatureKey, body: text });
					const signature = headers["x-square-hmacsha256-signature"] ?? "";
					expect(await WebhooksHelper.verifySignature({ requestBody: text, signatureHeader: signature, signatureKey, notificationUrl: url })).toBe(true);
					const delivery = { rawBody: Buffer.from(text), header: headerReader(headers), url, ...aside };
					expect(square.verify({ ...delivery, secrets: [...others, signatureKey] })).toBe(true);
					expect(square.verify({ ...delivery, secrets: others })).toBe(false);
					expect(square.verify({ ...delivery, url: `${url}x`, secrets: keys })).toBe(false);
					expect(square.verify({ ...delivery, rawBody: Buffer.from(`${text} `), secrets: keys })).toBe(false);
				},
			),
			{ numRuns: 60 },
		);
	});

	it("takes any bytes that were signed, and nothing without a signature", () => {
		fc.assert(
			fc.property(fc.uint8Array(), anyText, (rawBody, stranger) => {
				const url = "https://stock.example/webhooks/square";
				const header = headerReader(squareHeaders({ url, secret: "key", body: rawBody }));
				expect(square.verify({ rawBody, header, url, secrets: ["key"], ...aside })).toBe(true);
				expect(square.verify({ rawBody, header: headerReader({ "x-square-hmacsha256-signature": stranger }), url, secrets: ["key"], ...aside })).toBe(false);
				expect(square.verify({ rawBody, header: headerReader({}), url, secrets: ["key"], ...aside })).toBe(false);
			}),
		);
	});
});

describe("identify and account", () => {
	it("keys on the event's id, names its type and the merchant", () => {
		const body = squareEvent("order.updated", {}, { merchant: "6SSW7HV8K2ST5", eventId: "bc316346-6691-4243-88ed-6d651a0d0c47" });
		const delivery = { rawBody: Buffer.from(body), header: headerReader({}) };
		expect(square.identify(delivery)).toMatchObject({ topic: "order.updated", deliveryId: expect.stringMatching(/^bc316346-6691-4243-88ed-6d651a0d0c47:/) });
		expect(square.account?.(delivery)).toBe("6SSW7HV8K2ST5");
	});

	it("gives a key, a topic and an account, or none, for any bytes", () => {
		fc.assert(
			fc.property(anyBytes(squareEvent("order.updated", {})), (rawBody) => {
				const found = square.identify({ rawBody, header: headerReader({}) });
				expect(found.topic.length).toBeGreaterThan(0);
				expect(found.topic.length).toBeLessThanOrEqual(200);
				expect(found.deliveryId.length).toBeLessThanOrEqual(500);
				expect(found.deliveryId).not.toContain("\0");
				square.account?.({ rawBody, header: headerReader({}) });
			}),
		);
		const huge = Buffer.from(JSON.stringify({ event_id: "x".repeat(10_000), type: "y".repeat(10_000), merchant_id: "z".repeat(10_000) }));
		expect(square.identify({ rawBody: huge, header: headerReader({}) }).deliveryId.length).toBeLessThanOrEqual(500);
		expect(square.account?.({ rawBody: huge, header: headerReader({}) })).toBeNull();
	});
});

describe("parse", () => {
	it.each([
		["order.created", { order_created: { order_id: "ORDER-1", version: 1, state: "OPEN" } }],
		["order.updated", { order_updated: { order_id: "ORDER-1", version: 3, state: "OPEN" } }],
		["order.fulfillment.updated", { order_fulfillment_updated: { order_id: "ORDER-1", version: 6, fulfillment_update: [] } }],
		["payment.created", { payment: { id: "p", order_id: "ORDER-1" } }],
		["payment.updated", { payment: { id: "p", order_id: "ORDER-1" } }],
		["refund.created", { refund: { id: "r", order_id: "ORDER-1" } }],
		["refund.updated", { refund: { id: "r", order_id: "ORDER-1" } }],
	])("%s asks for the order", (type, object) => {
		expect(parse(type, squareEvent(type, object))).toEqual([{ kind: "fetch", topic: "order", externalId: "ORDER-1", orderExternalId: "ORDER-1" }]);
	});

	it("asks for what all locations have of each variation that was counted", () => {
		const count = (id: string, state: string) => ({ catalog_object_id: id, catalog_object_type: "ITEM_VARIATION", state, quantity: "9", location_id: "L" });
		const body = squareEvent("inventory.count.updated", {
			inventory_counts: [count("V1", "IN_STOCK"), count("V1", "IN_STOCK"), count("V2", "WASTE"), count("V3", "IN_STOCK")],
		});
		expect(parse("inventory.count.updated", body)).toEqual([
			{ kind: "fetch", topic: "variation", externalId: "V1" },
			{ kind: "fetch", topic: "variation", externalId: "V3" },
		]);
	});

	it("tells the end of our access, and nothing of other topics", () => {
		expect(parse("oauth.authorization.revoked", squareEvent("oauth.authorization.revoked", {}))).toEqual([{ kind: "uninstalled" }]);
		expect(parse("catalog.version.updated", squareEvent("catalog.version.updated", { catalog_version: { updated_at: "2019-05-14T17:51:27Z" } }))).toEqual([
			{ kind: "fetch", topic: "catalog", externalId: "2019-05-14T17:51:27Z" },
		]);
		expect(parse("payment.updated", squareEvent("payment.updated", { payment: { id: "p" } }))).toEqual([]);
		expect(parse("toString", "no json")).toEqual([]);
	});

	it("reads an order with the SKUs that the catalogue has for its lines", () => {
		const order = read(
			{
				lines: [
					{ uid: "a", item: "V1", quantity: "3" },
					{ uid: "b", item: null, quantity: "1" },
				],
			},
			[variation("V1", " MTG-1 ")],
		);
		expect(order).toEqual({
			externalId: "CAISENgvlJ6jLWAzERDzjyHVybY",
			name: "my-order-001",
			till: { place: "057P5VYJ4A5X1" },
			status: "placed",
			currency: "USD",
			placedAt: new Date("2099-01-15T15:00:00Z"),
			changedAt: new Date("2099-01-15T16:00:00Z"),
			customer: { externalId: "1RYK0T0T0T0T0T0T0T0T", name: null, email: null },
			country: null,
			region: null,
			lines: [
				{
					externalId: "a",
					productId: "V1",
					sku: "MTG-1",
					barcode: "012345678905",
					title: "Charizard – NM",
					quantity: 3,
					cancelled: 0,
					fulfilled: 0,
					unitPriceMinor: 599n,
					taxMinor: 48n,
					discountMinor: 10n,
				},
				expect.objectContaining({ externalId: "b", productId: null, sku: "", barcode: null }),
			],
		});
	});

	it.each([
		[{ state: "OPEN" }, "placed"],
		[{ state: "OPEN", isPaid: true }, "paid"],
		[{ state: "COMPLETED" }, "paid"],
		[{ state: "CANCELED", isPaid: true }, "cancelled"],
	])("takes %j as %s", (order, status) => {
		expect(read(order).status).toBe(status);
	});

	it("takes a draft for no order", () => {
		expect(parse("order", whole({ id: "D", state: "DRAFT", lines: [{ uid: "a", quantity: "1" }] }))).toEqual([]);
	});

	it("holds a whole copy for each that a measured line has begun, and drops none", () => {
		const lines = ["3", "2.25", "0.10000", "0"].map((quantity, index) => ({ uid: `line-${index}`, quantity, unit: { precision: 2 } }));
		expect(read({ lines }).lines.map(({ externalId, quantity }) => [externalId, quantity])).toEqual([
			["line-0", 3],
			["line-1", 3],
			["line-2", 1],
		]);
	});

	it("counts as gone what completed fulfilments took, and all of a completed order but what was called off", () => {
		const done = (fulfilments: SquareOrder["fulfilments"], state = "OPEN") =>
			read({ state, ...(fulfilments && { fulfilments }) }).lines.map(({ fulfilled, cancelled }) => [fulfilled, cancelled]);
		expect(done([{ state: "PREPARED" }])).toEqual([[0, 0]]);
		expect(done([{ state: "COMPLETED" }])).toEqual([[3, 0]]);
		expect(
			done([
				{ state: "COMPLETED", entries: [{ uid: "a", quantity: "1" }] },
				{ state: "PROPOSED", entries: [{ uid: "a", quantity: "2" }] },
			]),
		).toEqual([[1, 0]]);
		expect(done([{ state: "CANCELED", entries: [{ uid: "a", quantity: "2" }] }])).toEqual([[0, 0]]);
		expect(done([], "COMPLETED")).toEqual([[3, 0]]);
		const partly = [
			{ state: "COMPLETED", entries: [{ uid: "a", quantity: "1" }] },
			{ state: "CANCELED", entries: [{ uid: "a", quantity: "2" }] },
		];
		expect(done(partly, "COMPLETED")).toEqual([[1, 2]]);
		expect(read({ fulfilments: [{ state: "PROPOSED" }] })).toMatchObject({ country: "US", region: "NY" });
	});

	it("tells what came back of the order that had sold it, once the return is completed", () => {
		const returns = [
			{
				of: "SALE",
				lines: [
					{ uid: "a", quantity: "1" },
					{ uid: "b", quantity: "0.5" },
				],
			},
		];
		expect(parse("order", whole({ id: "RETURN", state: "COMPLETED", lines: [], returns }))).toEqual([
			{
				kind: "order-events",
				orderExternalId: "SALE",
				events: [{ kind: "returned", externalId: "RETURN", happenedAt: new Date("2099-01-16T15:00:00Z"), lines: [{ line: "a", quantity: 1 }] }],
			},
		]);
		expect(parse("order", whole({ id: "RETURN", state: "OPEN", lines: [], returns }))).toEqual([]);
		expect(parse("order", whole({ id: "EXCHANGE", state: "COMPLETED", lines: [{ uid: "x", quantity: "1" }], returns })).map(({ kind }) => kind)).toEqual([
			"order",
			"order-events",
		]);
	});

	it("reads a variation as a listing with what all locations have", () => {
		const body = (counts: readonly object[]) =>
			JSON.stringify({
				asked_at: "2026-11-28T12:00:00.000Z",
				variation: {
					...variation("V1", "A"),
					item_variation_data: { ...variation("V1", "A").item_variation_data, price_money: { amount: 1250, currency: "USD" } },
				},
				item_name: "Charizard",
				counts,
			});
		expect(
			parse(
				"variation",
				body([
					{ state: "IN_STOCK", quantity: "5" },
					{ state: "IN_STOCK", quantity: "-1" },
					{ state: "SOLD", quantity: "7" },
				]),
			),
		).toEqual([
			{
				kind: "listing",
				listing: {
					externalId: "V1",
					productExternalId: "ITEM",
					stockExternalId: "V1",
					sku: "A",
					barcode: "012345678905",
					title: "Charizard – NM",
					priceMinor: 1250n,
					quantity: 4,
					isActive: true,
					changedAt: new Date("2026-11-28T12:00:00Z"),
				},
			},
		]);
		expect(parse("variation", body([]))).toMatchObject([{ listing: { quantity: null } }]);
	});

	it("gives valid events or a DomainError for any bytes", () => {
		const order = whole(
			{
				id: "O",
				state: "COMPLETED",
				lines: [{ uid: "a", quantity: "3" }],
				fulfilments: [{ state: "COMPLETED", entries: [{ uid: "a", quantity: "1" }] }],
				returns: [{ of: "SALE", lines: [{ uid: "b", quantity: "1" }] }],
			},
			[variation("V1", "A")],
		);
		const listing = JSON.stringify({ asked_at: "2026-11-28T12:00:00Z", variation: variation("V1", "A"), counts: [{ state: "IN_STOCK", quantity: "5" }] });
		const counts = squareEvent("inventory.count.updated", { inventory_counts: [{ catalog_object_id: "V1", state: "IN_STOCK" }] });
		const topics = ["order", "variation", "order.created", "payment.updated", "inventory.count.updated", "refund.created"];
		fc.assert(
			fc.property(
				anyBytes(order, listing, counts, squareEvent("order.created", { order_created: { order_id: "O" } })),
				fc.constantFrom(...topics),
				(rawBody, topic) => {
					checkEvents(square.parse, { rawBody, topic });
				},
			),
			{ numRuns: 600 },
		);
	});
});
