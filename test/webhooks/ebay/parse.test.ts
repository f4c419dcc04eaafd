import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../../src/domain/core/errors.ts";
import { marketplaceEventSchema, marketplaceOrderSchema } from "../../../src/domain/orders/marketplace-order.ts";
import { parseEbay } from "../../../src/webhooks/ebay/parse.ts";
import { ebayNotification } from "../../support/ebay.ts";
import { type EbaySale, ebayOrder, ebayShipments } from "../../support/ebay-order.ts";

const parse = (body: string | Uint8Array, topic: string) => parseEbay({ rawBody: Buffer.from(body), topic, shopCurrency: "USD" });
const notified = (topic: string, data: object) => parse(ebayNotification({ topic, data }), topic);

const SALE: EbaySale = {
	orderId: "11-14972-20806",
	buyer: { username: "bidder_77", fullName: "Jön Smith", email: "jon@example.com" },
	placedAt: "2099-01-15T10:00:00.000Z",
	changedAt: "2099-01-15T10:00:00.000Z",
	payment: "PAID",
	cancelState: "NONE_REQUESTED",
	shipments: [],
	lines: [
		{
			lineItemId: "10071334289813",
			itemId: "395913613059",
			variationId: null,
			sku: "CHZ-NM",
			title: "Charizard ✓",
			quantity: 3,
			price: "9.99",
			tax: "2.40",
			refunds: [],
		},
		{
			lineItemId: "10071334289814",
			itemId: "395913613060",
			variationId: "664120983351",
			sku: null,
			title: "Pikachu",
			quantity: 1,
			price: "1.00",
			tax: "0.08",
			refunds: [],
		},
	],
};

/** The order as our client hands it on: with its shipments, where it asked for them. */
const told = (sale: Partial<EbaySale> = {}, more: object = {}) => {
	const whole = { ...SALE, ...sale };
	const { fulfillments } = ebayShipments(whole) as { fulfillments: object[] };
	return JSON.stringify({ ...ebayOrder(whole), ...(whole.shipments.length > 0 && { shipments: fulfillments }), ...more });
};
const one = (body: string) => {
	const [event, ...rest] = parse(body, "order");
	if (event?.kind !== "order" || rest.length > 0) throw new Error("not one order");
	return marketplaceOrderSchema.parse(event.order);
};
/** The order with its first line changed. */
const withLine = (line: object, more: object = {}) => {
	const order = JSON.parse(told()) as { lineItems: object[] };
	return JSON.stringify({ ...order, lineItems: [{ ...order.lineItems[0], ...line }], ...more });
};

describe("a notification", () => {
	const user = { userId: "y9qonyvfrqq", username: "card-corner" };

	it("of an order asks for the order, once", () => {
		const data = { user, order: { orderId: "11-14972-20806", orderLineItems: [{ orderLineItemId: "1", listingId: "2", quantity: 1 }] } };
		const fetched = [{ kind: "fetch", topic: "order", externalId: "11-14972-20806", orderExternalId: "11-14972-20806" }];
		expect(notified("ORDER_CONFIRMATION", data)).toEqual(fetched);
		expect(notified("ORDER_CANCELLATION_ACTIVITY", { user, orderCancellation: { cancellationId: "5", orderId: "11-14972-20806" } })).toEqual(fetched);
		expect(notified("ITEM_MARKED_SHIPPED", { itemMarkedShipped: { itemId: "395913613059", orderId: "11-14972-20806" } })).toEqual(fetched);
		expect(notified("ORDER_RETURN_ACTIVITY", { orderReturn: { returnLineItems: [{ orderId: "11-14972-20806" }, { orderId: "11-14972-20806" }] } })).toEqual(
			fetched,
		);
	});

	it("of a return asks for the return", () => {
		const data = { activityType: "RETURN_FULFILLMENT_COMPLETED", orderReturn: { returnId: "5000012345", returnLineItems: [{ orderId: "11-14972-20806" }] } };
		expect(notified("ORDER_RETURN_ACTIVITY", data)).toEqual([{ kind: "fetch", topic: "return", externalId: "5000012345" }]);
	});

	it("of a shipment that names no order asks for nothing; an order's that names none is wrong", () => {
		expect(notified("ITEM_MARKED_SHIPPED", { itemMarkedShipped: { itemId: "395913613059" } })).toEqual([]);
		for (const topic of ["ORDER_CONFIRMATION", "ORDER_CANCELLATION_ACTIVITY", "ORDER_RETURN_ACTIVITY"])
			expect(() => notified(topic, { user })).toThrowError(DomainError);
	});

	it("of a revocation is asked after, not believed", () => {
		expect(notified("AUTHORIZATION_REVOCATION", { ...user, revokeReason: "REVOKED_BY_USER" })).toMatchObject([{ kind: "fetch", topic: "authorization" }]);
		expect(parse('{"isRevoked":true}', "authorization")).toEqual([{ kind: "uninstalled" }]);
		expect(parse('{"isRevoked":false}', "authorization")).toEqual([]);
	});

	it("of an account's end forgets the buyer under the name and the id that orders may have", () => {
		const events = notified("MARKETPLACE_ACCOUNT_DELETION", {
			username: "bidder_77",
			userId: "ma8vp1jySJC",
			eiasToken: "nY+sHZ2PrBmdj6wVnY+sEZ2PrA2dj6wJnY+seQ==",
		});
		expect(events).toEqual([
			{ kind: "redact-buyer", buyer: { externalId: "bidder_77", email: null, orders: [] } },
			{ kind: "redact-buyer", buyer: { externalId: "ma8vp1jySJC", email: null, orders: [] } },
		]);
		expect(one(told()).customer?.externalId).toBe("bidder_77");
		expect(notified("MARKETPLACE_ACCOUNT_DELETION", { username: "ma8vp1jySJC", userId: "ma8vp1jySJC" })).toHaveLength(1);
		expect(() => notified("MARKETPLACE_ACCOUNT_DELETION", { eiasToken: "x" })).toThrowError(DomainError);
	});

	it("of another topic is nothing to us, whatever it carries", () => {
		for (const topic of ["LISTING", "ITEM_AVAILABILITY", "ITEM_PRICE_REVISION", "PRIORITY_LISTING_REVISION", "FEEDBACK_RECEIVED", "unknown"])
			expect(parse("no json", topic)).toEqual([]);
	});
});

describe("an order", () => {
	it("is read with what bookkeeping needs", () => {
		expect(one(told())).toMatchObject({
			externalId: "11-14972-20806",
			name: "11-14972-20806",
			status: "paid",
			currency: "USD",
			placedAt: new Date("2099-01-15T10:00:00Z"),
			country: "US",
			region: "KY",
			customer: { externalId: "bidder_77", name: "Jön Smith", email: "jon@example.com" },
			lines: [
				{
					externalId: "10071334289813",
					productId: "395913613059",
					sku: "CHZ-NM",
					title: "Charizard ✓",
					quantity: 3,
					fulfilled: 0,
					cancelled: 0,
					unitPriceMinor: 999n,
					taxMinor: 240n,
					taxCollectedBy: "marketplace",
					discountMinor: 0n,
				},
				{ externalId: "10071334289814", productId: "395913613060:664120983351", sku: "", unitPriceMinor: 100n },
			],
		});
	});

	it("shares the fee out over its lines, to the last cent", () => {
		const fees = one(told()).lines.map(({ feeMinor }) => feeMinor);
		expect(fees.reduce((sum, fee) => sum + fee, 0n)).toBe(133n);
		expect(fees[0]).toBeGreaterThan(fees[1] ?? 0n);
	});

	it("keeps a line's sum whatever its parts: the cost is all copies', the discount the rest", () => {
		const sumOf = (line: object) => {
			const [read] = one(withLine(line)).lines;
			return read && { unit: read.unitPriceMinor, sum: read.unitPriceMinor * BigInt(read.quantity) - read.discountMinor };
		};
		expect(sumOf({ quantity: 3, lineItemCost: { value: "10.00", currency: "USD" } })).toEqual({ unit: 334n, sum: 1000n });
		expect(sumOf({ quantity: 2, lineItemCost: { value: "10.00", currency: "USD" }, discountedLineItemCost: { value: "8.50", currency: "USD" } })).toEqual({
			unit: 500n,
			sum: 850n,
		});
	});

	it("tells who owes the tax, and counts once what stands there twice", () => {
		const tax = (taxes: string[], remitted: string[]) => {
			const list = (values: string[]) => values.map((value) => ({ amount: { value, currency: "USD" } }));
			const [line] = one(withLine({ taxes: list(taxes), ebayCollectAndRemitTaxes: list(remitted) })).lines;
			return [line?.taxMinor, line?.taxCollectedBy];
		};
		expect(tax([], [])).toEqual([0n, null]);
		expect(tax(["0.80"], [])).toEqual([80n, "seller"]);
		expect(tax([], ["0.80"])).toEqual([80n, "marketplace"]);
		expect(tax(["0.80"], ["0.80"])).toEqual([80n, "marketplace"]);
		expect(tax(["0.80", "0.20"], ["0.80"])).toEqual([100n, null]);
		expect(tax(["0.00"], ["0.80"])).toEqual([80n, "marketplace"]);
	});

	it.each([
		[{ payment: "PENDING" }, "placed"],
		[{ payment: "PAID" }, "paid"],
		[{ payment: "PARTIALLY_REFUNDED" }, "paid"],
		[{ payment: "FULLY_REFUNDED" }, "paid"],
		[{ cancelState: "IN_PROGRESS" }, "paid"],
		[{ cancelState: "CANCELED", payment: "FULLY_REFUNDED" }, "cancelled"],
	] as const)("with %j is %s", (sale, status) => {
		expect(one(told(sale)).status).toBe(status);
	});

	it("counts what was sent by its packages, and a line without packages by its state", () => {
		const sent = (shipments: EbaySale["shipments"]) => one(told({ shipments })).lines.map(({ fulfilled }) => fulfilled);
		const [first, second] = ["10071334289813", "10071334289814"] as const;
		expect(sent([])).toEqual([0, 0]);
		expect(sent([{ id: "1", lines: [{ lineItemId: first, quantity: 2 }] }])).toEqual([2, 0]);
		expect(
			sent([
				{ id: "1", lines: [{ lineItemId: first, quantity: 2 }] },
				{
					id: "2",
					lines: [
						{ lineItemId: first, quantity: 2 },
						{ lineItemId: second, quantity: 1 },
					],
				},
			]),
		).toEqual([3, 1]);
		const withoutQuantity = JSON.stringify({ ...(JSON.parse(told()) as object), shipments: [{ lineItems: [{ lineItemId: first }] }] });
		expect(one(withoutQuantity).lines.map(({ fulfilled }) => fulfilled)).toEqual([3, 0]);
		expect(one(withLine({ lineItemFulfillmentStatus: "FULFILLED" })).lines[0]?.fulfilled).toBe(3);
		expect(one(withLine({ lineItemFulfillmentStatus: "IN_PROGRESS" })).lines[0]?.fulfilled).toBe(0);
	});

	it("that eBay ships on goes where it ends, and is its buyer's", () => {
		const partner = { fullName: "Global Shipping Hub", contactAddress: { countryCode: "US", stateOrProvince: "KY" } };
		const start = { ebaySupportedFulfillment: true, finalDestinationAddress: { countryCode: "DE" }, shippingStep: { shipTo: partner } };
		const order = one(withLine({}, { buyer: { username: "käufer" }, fulfillmentStartInstructions: [start] }));
		expect(order).toMatchObject({ country: "DE", region: null, customer: { externalId: "käufer", name: null } });
	});

	it.each(["7", '"x"', "[1]", "null", '{"username":null}'])("is not lost over a buyer that is %s", (buyer) => {
		const body = `{"orderId":"1-2-3","buyer":${buyer},"fulfillmentStartInstructions":${buyer},"lineItems":[{"lineItemId":"1","quantity":1}]}`;
		expect(one(body)).toMatchObject({ customer: null, country: null, currency: "USD", lines: [{ title: "1", unitPriceMinor: 0n }] });
	});

	it.each([
		["nothing", ""],
		["no object", "[1]"],
		["no lines", '{"orderId":"1-2-3"}'],
		["an empty order", '{"orderId":"1-2-3","lineItems":[]}'],
		["an id with a slash", '{"orderId":"1/2","lineItems":[{"lineItemId":"1","quantity":1}]}'],
		["half a copy", '{"orderId":"1-2-3","lineItems":[{"lineItemId":"1","quantity":0.5}]}'],
		["a negative price", '{"orderId":"1-2-3","lineItems":[{"lineItemId":"1","quantity":1,"lineItemCost":{"value":"-1.0","currency":"USD"}}]}'],
	])("refuses %s", (_, body) => {
		expect(() => parse(body, "order")).toThrowError(DomainError);
	});
});

describe("a return", () => {
	const returned = (summary: object, history: object[] = [], order: object = JSON.parse(told()) as object) =>
		parse(
			JSON.stringify({
				summary: {
					returnId: "5000012345",
					orderId: SALE.orderId,
					creationInfo: { item: { itemId: "395913613059", transactionId: "1", returnQuantity: 2 } },
					...summary,
				},
				history,
				order,
			}),
			"return",
		);
	const back = {
		kind: "order-events",
		orderExternalId: SALE.orderId,
		events: [{ kind: "returned", externalId: "5000012345", happenedAt: null, lines: [{ line: "10071334289813", quantity: 2 }] }],
	};

	it("brings copies back when the parcel is there, not before, and not without goods", () => {
		expect(returned({ state: "ITEM_DELIVERED" })[1]).toEqual(back);
		expect(returned({ state: "CLOSED", status: "CLOSED" }, [{ fromState: "ITEM_SHIPPED", toState: "ITEM_DELIVERED" }])[1]).toEqual(back);
		for (const state of ["RETURN_REQUESTED", "ITEM_SHIPPED", "CLOSED"]) expect(returned({ state, status: state })).toMatchObject([{ kind: "order" }]);
	});

	it("names its line by the transaction, else by a listing that stands there once, else no line", () => {
		const order = JSON.parse(told()) as { lineItems: { lineItemId: string; legacyItemId: string }[] };
		const twins = { ...order, lineItems: order.lineItems.map((line) => ({ ...line, legacyItemId: "395913613059" })) };
		expect(returned({ state: "ITEM_DELIVERED" }, [], twins)).toHaveLength(1);
		const exact = { creationInfo: { item: { itemId: "395913613059", transactionId: "10071334289814", returnQuantity: 1 } } };
		expect(returned({ state: "ITEM_DELIVERED", ...exact }, [], twins)[1]).toMatchObject({ events: [{ lines: [{ line: "10071334289814", quantity: 1 }] }] });
	});
});

it("gives valid events or a DomainError for any bytes", () => {
	const topics = [
		"ORDER_CONFIRMATION",
		"ORDER_CANCELLATION_ACTIVITY",
		"ORDER_RETURN_ACTIVITY",
		"ITEM_MARKED_SHIPPED",
		"AUTHORIZATION_REVOCATION",
		"MARKETPLACE_ACCOUNT_DELETION",
		"order",
		"return",
		"authorization",
	];
	const wholes = [
		told({ shipments: [{ id: "1", lines: [{ lineItemId: "10071334289813", quantity: 2 }] }] }),
		ebayNotification({ topic: "ORDER_CONFIRMATION", data: { order: { orderId: "1-2-3" } } }),
		JSON.stringify({
			summary: { returnId: "5", state: "ITEM_DELIVERED", creationInfo: { item: { itemId: "395913613059" } } },
			order: JSON.parse(told()) as object,
		}),
	];
	const mutated = fc
		.tuple(fc.constantFrom(...wholes), fc.nat(4000), fc.nat(8), fc.string({ unit: "binary", maxLength: 8 }))
		.map(([whole, at, cut, put]) => whole.slice(0, at % whole.length) + put + whole.slice((at % whole.length) + cut));
	const anyBytes = fc.oneof(
		fc.uint8Array({ maxLength: 500 }),
		mutated.map((text) => Buffer.from(text)),
		fc.json().map((text) => Buffer.from(text)),
		fc
			.record({ notification: fc.record({ data: fc.object() }) })
			.map((value) => Buffer.from(JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner)))),
	);
	fc.assert(
		fc.property(anyBytes, fc.constantFrom(...topics), (rawBody, topic) => {
			try {
				for (const event of parse(rawBody, topic)) {
					if (event.kind === "order") marketplaceOrderSchema.parse(event.order);
					if (event.kind === "order-events") for (const done of event.events) marketplaceEventSchema.parse(done);
					if (event.kind === "fetch") expect(event.externalId).toMatch(/^[\w.!-]{1,100}$/);
					if (event.kind === "redact-buyer") expect(event.buyer.externalId?.length).toBeGreaterThan(0);
				}
			} catch (error) {
				if (!(error instanceof DomainError)) throw error;
			}
		}),
		{ numRuns: 800 },
	);
});
