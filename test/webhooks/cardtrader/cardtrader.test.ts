import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardtrader } from "../../../src/webhooks/cardtrader/cardtrader.ts";
import { anyBytes } from "../../support/any-bytes.ts";
import { type CardTraderOrder, cardTraderHeaders, cardTraderNotice, cardTraderOrder } from "../../support/cardtrader.ts";
import { checkEvents } from "../../support/check-events.ts";
import { headerReader } from "../../support/header-reader.ts";
import { writeExact } from "../../support/write-exact.ts";

const parse = (topic: string, body: string) => cardtrader.parse({ rawBody: Buffer.from(body), topic, shopCurrency: "USD" });
const base: CardTraderOrder = { id: "733733", state: "paid", items: [{ id: "4094425", sku: "A", quantity: 3 }] };
const events = (order: Partial<CardTraderOrder>) => parse("order", writeExact(cardTraderOrder({ ...base, ...order })));
const read = (order: Partial<CardTraderOrder>) => {
	const [event] = events(order);
	if (event?.kind !== "order") throw new Error("no order");
	return event.order;
};

describe("verify", () => {
	const aside = { now: new Date(), url: "https://stock.example/webhooks/cardtrader/1", publicKey: null };

	it("takes any bytes that a live secret signed, and no others", () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 3 }), fc.string(), (rawBody, secrets, stranger) => {
				const [secret = "", ...others] = secrets;
				const header = headerReader(cardTraderHeaders({ secret, body: rawBody }));
				expect(cardtrader.verify({ rawBody, header, secrets: [...others, secret], ...aside })).toBe(true);
				expect(cardtrader.verify({ rawBody, header, secrets: others, ...aside })).toBe(false);
				expect(cardtrader.verify({ rawBody: Buffer.concat([rawBody, Buffer.from([0])]), header, secrets, ...aside })).toBe(false);
				expect(cardtrader.verify({ rawBody, header: headerReader({ signature: stranger }), secrets, ...aside })).toBe(false);
				expect(cardtrader.verify({ rawBody, header: headerReader({}), secrets, ...aside })).toBe(false);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("identify", () => {
	it("keys on the call, the object and the body", () => {
		const found = cardtrader.identify({ rawBody: Buffer.from(cardTraderNotice("order.create", base, { id: "c352e8d0" })), header: headerReader({}) });
		expect(found.topic).toBe("order.create");
		expect(found.deliveryId).toMatch(/^c352e8d0:733733:[0-9a-f]{32}$/);
		const later = cardtrader.identify({
			rawBody: Buffer.from(cardTraderNotice("order.create", { ...base, state: "sent" }, { id: "c352e8d0" })),
			header: headerReader({}),
		});
		expect(later.deliveryId).not.toBe(found.deliveryId);
	});

	it("gives a key and a topic that a row can hold for any bytes", () => {
		fc.assert(
			fc.property(anyBytes(cardTraderNotice("order.create", base)), (rawBody) => {
				const found = cardtrader.identify({ rawBody, header: headerReader({}) });
				expect(found.topic.length).toBeGreaterThan(0);
				expect(found.topic.length).toBeLessThanOrEqual(200);
				expect(found.deliveryId.length).toBeLessThanOrEqual(500);
			}),
		);
	});
});

describe("parse", () => {
	it("reads the order that a delivery carries, with its ids to the last digit", () => {
		const order: CardTraderOrder = {
			id: "9007199254740993",
			state: "paid",
			items: [{ id: "9007199254740995", sku: " MTG-1 ", quantity: 2, productId: "9007199254740997" }],
		};
		for (const cause of ["order.create", "order.update"]) {
			expect(parse(cause, cardTraderNotice(cause, order))).toEqual([
				{
					kind: "order",
					order: {
						externalId: "9007199254740993",
						name: "202109213e70f5",
						status: "paid",
						currency: "EUR",
						placedAt: new Date("2099-01-15T15:00:00Z"),
						customer: { externalId: "9007199254740993", name: "jane_doe", email: null },
						country: "AT",
						region: "Wien",
						lines: [
							{
								externalId: "9007199254740995",
								productId: "9007199254740997",
								sku: "MTG-1",
								title: "Celestial Cataclysm",
								quantity: 2,
								cancelled: 0,
								fulfilled: 0,
								unitPriceMinor: 1500n,
								taxMinor: 0n,
							},
						],
					},
				},
			]);
		}
	});

	it("asks for the order where a delivery carries none, or another", () => {
		const fetched = [{ kind: "fetch", topic: "order", externalId: "733733", orderExternalId: "733733" }];
		expect(parse("order.update", cardTraderNotice("order.update", base, { data: {} }))).toEqual(fetched);
		expect(parse("order.update", cardTraderNotice("order.update", base, { data: cardTraderOrder({ ...base, id: "1" }) }))).toEqual(fetched);
	});

	it("tells a removed order, and nothing of a test, of what we bought, of other things", () => {
		expect(parse("order.destroy", cardTraderNotice("order.destroy", base))).toEqual([{ kind: "order-gone", orderExternalId: "733733" }]);
		expect(parse("order.destroy", cardTraderNotice("order.destroy", base, { mode: "test" }))).toEqual([]);
		expect(parse("order.create", cardTraderNotice("order.create", base, { mode: "test" }))).toEqual([]);
		expect(events({ as: "buyer" })).toEqual([]);
		expect(parse("product.update", "no json")).toEqual([]);
		expect(parse("order.create", cardTraderNotice("order.create", base).replace('"object_class":"Order"', '"object_class":"Product"'))).toEqual([]);
	});

	it.each([
		["paid", null, "paid", 0],
		["sent", "2099-01-16T00:00:00Z", "paid", 3],
		["arrived", null, "paid", 3],
		["done", null, "paid", 3],
		["lost", null, "paid", 3],
		["request_for_cancel", null, "paid", 0],
		["request_for_cancel", "2099-01-16T00:00:00Z", "paid", 3],
		["canceled", null, "cancelled", 0],
		["canceled", "2099-01-16T00:00:00Z", "cancelled", 3],
	])("takes %s, sent at %s, as %s with %d sent", (state, sentAt, status, fulfilled) => {
		expect(read({ state, sentAt })).toMatchObject({ status, lines: [{ fulfilled }] });
	});

	it("calls off an item that was taken off the order", () => {
		const items = [{ id: "1", sku: "A", quantity: 2, deletedAt: "2099-01-16T00:00:00Z" }];
		expect(read({ items, state: "sent" }).lines).toMatchObject([{ cancelled: 2, fulfilled: 0 }]);
	});

	it("counts a sale by CardTrader Zero once: by its own order, not by the week's", () => {
		expect(read({ viaZero: true, state: "hub_pending" })).toMatchObject({ status: "paid", lines: [{ fulfilled: 0 }] });
		expect(read({ viaZero: true, state: "closed" })).toMatchObject({ status: "paid", lines: [{ fulfilled: 3 }] });
		for (const state of ["paid", "sent", "arrived", "done", "lost", "request_for_cancel"]) expect(events({ viaZero: true, state })).toEqual([]);
		expect(events({ viaZero: true, state: "canceled" })).toEqual([{ kind: "order-gone", orderExternalId: "733733" }]);
		const items = [
			{ id: "1", sku: "A", quantity: 1, hubOrder: "733733" },
			{ id: "2", sku: "B", quantity: 1, hubOrder: "4" },
		];
		expect(read({ viaZero: true, state: "hub_pending", items }).lines.map(({ externalId }) => externalId)).toEqual(["1"]);
		expect(events({ viaZero: true, state: "hub_pending", items: items.slice(1) })).toEqual([]);
	});

	it.each(['"x"', "7", "[]", '{"id":"x"}'])("loses no sale over a buyer that is %s", (buyer) => {
		const body = `{"id":1,"state":"paid","buyer":${buyer},"order_shipping_address":${buyer},"order_items":[{"id":2,"quantity":1,"seller_price":${buyer}}]}`;
		expect(parse("order", body)).toMatchObject([{ order: { externalId: "1", customer: null, currency: "USD", lines: [{ unitPriceMinor: 0n }] } }]);
	});

	it("gives valid events or a DomainError for any bytes", () => {
		const bodies = [
			cardTraderNotice("order.create", base),
			cardTraderNotice("order.update", { ...base, viaZero: true, state: "hub_pending" }),
			writeExact(cardTraderOrder(base)),
		];
		fc.assert(
			fc.property(anyBytes(...bodies), fc.constantFrom("order", "order.create", "order.update", "order.destroy"), (rawBody, topic) => {
				checkEvents(cardtrader.parse, { rawBody, topic });
			}),
			{ numRuns: 2000 },
		);
	});
});
