import { describe, expect, it } from "vitest";
import { redactBody } from "../../../src/domain/marketplaces/redact-body.ts";
import { parseShopify } from "../../../src/webhooks/shopify/parse.ts";
import { shopifyFulfilment, shopifyOrder, shopifyRefund } from "../../support/shopify.ts";

const PERSON = /Jön|Smith|john@|jon@|Shipping Street|555-SHIP|40003|115310627314723954|it broke|1z827wk/;

describe("redactBody", () => {
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
