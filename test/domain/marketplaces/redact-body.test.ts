import { describe, expect, it } from "vitest";
import { redactBody } from "../../../src/domain/marketplaces/redact-body.ts";
import { cardtrader } from "../../../src/webhooks/cardtrader/cardtrader.ts";
import { etsy } from "../../../src/webhooks/etsy/etsy.ts";
import { parseShopify } from "../../../src/webhooks/shopify/parse.ts";
import { square } from "../../../src/webhooks/square/square.ts";
import { woocommerce } from "../../../src/webhooks/woocommerce/woocommerce.ts";
import { cardTraderNotice } from "../../support/cardtrader.ts";
import { etsyReceipt } from "../../support/etsy.ts";
import { shopifyFulfilment, shopifyOrder, shopifyRefund } from "../../support/shopify.ts";
import { squareEvent, squareOrder } from "../../support/square.ts";
import { BIG_WOO_ID, wooOrder } from "../../support/woocommerce.ts";
import { writeExact } from "../../support/write-exact.ts";

const PERSON = /Jön|Smith|john@|jon@|Shipping Street|555-SHIP|40003|115310627314723954|it broke|1z827wk/;

/** As Square posts a payment (developer.squareup.com, "payment.updated"). */
const squarePayment = squareEvent("payment.updated", {
	payment: {
		id: "hYy9pRFVxpDsO1FB05SunFWUe9JZY",
		order_id: "ORDER-1",
		status: "COMPLETED",
		source_type: "CARD",
		amount_money: { amount: 1198, currency: "USD" },
		total_money: { amount: 1198, currency: "USD" },
		buyer_email_address: "jane@example.com",
		billing_address: { first_name: "Jane", last_name: "Doe", address_line_1: "500 Electric Ave", locality: "New York", postal_code: "10003", country: "US" },
		shipping_address: { first_name: "Jane", address_line_1: "500 Electric Ave", administrative_district_level_1: "NY", postal_code: "10003", country: "US" },
		card_details: { status: "CAPTURED", card: { card_brand: "VISA", last_4: "9002", fingerprint: "sq-1-FTI", cardholder_name: "JANE DOE", exp_month: 11 } },
		customer_id: "W92WH6P11H4Z77CTET0RNTGFW8",
		note: "For Jane",
		receipt_number: "hYy9",
		receipt_url: "https://squareup.com/receipt/preview/hYy9pRFVxpDsO1FB05SunFWUe9JZY",
		location_id: "S8GWD5R9QB376",
		version: 5,
	},
});

/** As Whatnot posts an order and a shipment (developers.whatnot.com, "orders.created", "shipments.created"), by an app that may see customers. */
const whatnot = (type: string, data: object) => JSON.stringify({ type, timestamp: "2026-10-20T16:00:00.123Z", data });
const whatnotOrder = whatnot("orders.created", {
	id: "T3JkZXJOb2RlOjE",
	status: "pending_fulfillment",
	amounts: { total: { amount: "51.77", currency: "USD" } },
	buyer: { id: "17", username: "jane_doe", email: "jane@example.com" },
	shipping_address: { name: "Jane Doe", line1: "500 Electric Ave", city: "New York", state: "NY", postal_code: "10003", country_code: "US" },
});
const whatnotShipment = whatnot("shipments.created", {
	id: "U2hpcG1lbnQ6MQ",
	documents: { label_url: "https://example.com/label-of-jane.pdf", bundled_url: null },
	tracking_codes: ["9400100000000000000000"],
	fulfillment_method: "shipping",
});

const cardTraderOrder = cardTraderNotice("order.update", { id: "9007199254740995", state: "paid", items: [{ id: "1", sku: "A", quantity: 2 }] });
const squareOrderBody = JSON.stringify({
	order: squareOrder({ id: "O-1", state: "OPEN", lines: [{ uid: "a", quantity: "1" }], fulfilments: [{ state: "PROPOSED" }] }),
	variations: [],
});
const etsyBody = writeExact(
	etsyReceipt({ id: "9007199254740997", isPaid: true, isShipped: true, transactions: [{ id: "9007199254740999", sku: "MUG-1", quantity: 2 }] }),
);
const wooBody = wooOrder({ id: BIG_WOO_ID, status: "processing", lines: [{ id: "1", sku: "A", quantity: 2 }] });

describe("redactBody", () => {
	const JANE =
		/jane|doe|electric ave|10003|9002|W92WH6P11H4Z77CTET0RNTGFW8|hYy9"|receipt\/preview|94001|1010|wien"|street|main st|brooklyn|11201|9007199254740993|1Z999/i;

	it.each([
		["CardTrader's order", cardTraderOrder],
		["Square's payment", squarePayment],
		["Square's order", squareOrderBody],
		["Etsy's receipt", etsyBody],
		["Whatnot's order", whatnotOrder],
		["Whatnot's shipment", whatnotShipment],
	])("takes the person out of %s", (_, body) => {
		expect(body).toMatch(JANE);
		const cleaned = Buffer.from(redactBody(Buffer.from(body)) ?? "").toString();
		expect(cleaned.replace(/"state_or_province":"Wien"/, "")).not.toMatch(JANE);
	});

	it.each([
		["CardTrader's order", cardtrader, "order.update", cardTraderOrder, { externalId: "9007199254740995", country: "AT", region: "Wien" }],
		["Square's order", square, "order", squareOrderBody, { externalId: "O-1", country: "US", region: "NY" }],
		["Etsy's receipt", etsy, "receipt", etsyBody, { externalId: "9007199254740997", country: "US", region: "NY" }],
		["WooCommerce's order", woocommerce, "order.updated", wooBody, { externalId: BIG_WOO_ID }],
	])("leaves what %s says of the sale as it was, and where it went", (_, market, topic, body, told) => {
		const read = (rawBody: Uint8Array) => {
			const events = market.parse({ rawBody, topic, shopCurrency: "EUR" });
			return JSON.parse(JSON.stringify(events, (key, value) => (key === "customer" ? null : typeof value === "bigint" ? `${value}` : value)));
		};
		const before = read(Buffer.from(body));
		expect(before).toMatchObject([{ order: told }]);
		expect(read(redactBody(Buffer.from(body)) ?? Buffer.from(""))).toEqual(before);
	});

	it("leaves of Square's payment which order it pays", () => {
		expect(square.parse({ rawBody: redactBody(Buffer.from(squarePayment)) ?? Buffer.from(""), topic: "payment.updated", shopCurrency: "USD" })).toMatchObject([
			{ externalId: "ORDER-1" },
		]);
	});

	it.each([
		["an order", "orders/create", shopifyOrder({ lines: [{ id: "866550311766439020", sku: "A", quantity: 2 }] })],
		["a fulfilment", "fulfillments/create", shopifyFulfilment({ id: "801", lines: [{ id: "1", quantity: 1 }] })],
		["a refund", "refunds/create", shopifyRefund({ id: "901", lines: [{ id: "1", quantity: 1, restock: "return" }] })],
	])("takes the person out of %s, and it reads as before", (_, topic, body) => {
		expect(body).toMatch(PERSON);
		const cleaned = redactBody(Buffer.from(body));
		const text = Buffer.from(cleaned ?? "").toString();
		expect(text).not.toMatch(PERSON);
		const read = (rawBody: Uint8Array) => parseShopify({ rawBody, topic, shopCurrency: "USD" });
		const [before, after] = [read(Buffer.from(body)), read(cleaned ?? Buffer.from(""))];
		const nameless = before.map((event) => (event.kind === "order" ? { ...event, order: { ...event.order, customer: null } } : event));
		expect(after).toEqual(nameless);
	});

	it("keeps every digit, and has nothing to do a second time", () => {
		const once = redactBody(Buffer.from(shopifyOrder({ lines: [{ id: "866550311766439020", sku: "A", quantity: 1 }] })));
		expect(Buffer.from(once ?? "").toString()).toContain('"id":866550311766439020');
		expect(redactBody(once ?? Buffer.from(""))).toBeNull();
	});

	it.each(["", "webhook_id=7", "{broken", "[]", "7", "null", "\u0000"])("leaves %j alone", (body) => {
		expect(redactBody(Buffer.from(body))).toBeNull();
	});
});
