import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerWooCommercePing } from "../../../src/webhooks/woocommerce/answer-ping.ts";
import { identifyWooCommerce } from "../../../src/webhooks/woocommerce/identify.ts";
import { verifyWooCommerce } from "../../../src/webhooks/woocommerce/verify.ts";
import { wooHeaders, wooPing } from "../../support/woocommerce.ts";

/** What WooCommerce's signature does not depend on. */
const aside = { now: new Date(), url: "https://stock.example/webhooks/woocommerce/1", publicKey: null };
const headers = (all: Readonly<Record<string, string>>) => (name: string) => all[name] ?? null;
const sign = (secret: string, rawBody: Uint8Array) => createHmac("sha256", secret).update(rawBody).digest("base64");
const signed = (signature: string) => headers({ "x-wc-webhook-signature": signature });

describe("verifyWooCommerce", () => {
	it("takes any bytes that a live secret signed, and no others", () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 300 }),
				fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
				fc.nat(),
				fc.string({ minLength: 1 }),
				(rawBody, secrets, pick, stranger) => {
					const secret = secrets[pick % secrets.length] ?? "";
					const header = signed(sign(secret, rawBody));
					expect(verifyWooCommerce({ rawBody, header, secrets, ...aside })).toBe(true);
					expect(verifyWooCommerce({ rawBody: new Uint8Array([...rawBody, 0]), header, secrets, ...aside })).toBe(false);
					expect(verifyWooCommerce({ rawBody, header, secrets: secrets.filter((other) => other !== secret), ...aside })).toBe(false);
					if (!secrets.includes(stranger)) expect(verifyWooCommerce({ rawBody, header: signed(sign(stranger, rawBody)), secrets, ...aside })).toBe(false);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("takes no other spelling of a right signature, nothing without one, and never throws", () => {
		const rawBody = Buffer.from("{}");
		const right = sign("hush", rawBody);
		const hex = createHmac("sha256", "hush").update(rawBody).digest("hex");
		for (const wrong of ["", hex, right.slice(0, -1), `${right}=`, `${right}${right}`, right.replace("=", ""), `sha256=${right}`]) {
			expect(verifyWooCommerce({ rawBody, header: signed(wrong), secrets: ["hush"], ...aside })).toBe(false);
		}
		expect(verifyWooCommerce({ rawBody, header: headers({}), secrets: ["hush"], ...aside })).toBe(false);
		expect(verifyWooCommerce({ rawBody, header: signed(sign("", rawBody)), secrets: [], ...aside })).toBe(false);
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (signature) => !verifyWooCommerce({ rawBody, header: signed(signature), secrets: ["hush"], ...aside })),
		);
	});
});

describe("identifyWooCommerce", () => {
	const key = (body: string, options: { webhookId?: string; second?: number; source?: string } = {}) =>
		identifyWooCommerce({ rawBody: Buffer.from(body), header: headers(wooHeaders({ secret: "s", body, topic: "product.updated", ...options })) }).deliveryId;

	it("tells two products of one second apart, and two webhooks that post the same body", () => {
		expect(key('{"id":1}')).not.toBe(key('{"id":2}'));
		expect(key('{"id":1}')).not.toBe(key('{"id":1}', { webhookId: "15" }));
		expect(key('{"id":1}')).not.toBe(key('{"id":1}', { second: 1 }));
		expect(key('{"id":1}')).not.toBe(key('{"id":1}', { source: "https://other.example/" }));
		expect(key('{"id":1}')).toBe(key('{"id":1}'));
	});

	it("gives a key and a topic that an index can hold, whatever the headers say", () => {
		const long = fc.option(fc.string({ maxLength: 5000 }));
		fc.assert(
			fc.property(fc.uint8Array(), long, long, long, long, (rawBody, ...values) => {
				const names = ["topic", "source", "id", "delivery-id"];
				const all = Object.fromEntries(values.flatMap((value, at) => (value === null ? [] : [[`x-wc-webhook-${names[at]}`, value]])));
				const found = identifyWooCommerce({ rawBody, header: headers(all) });
				expect(found.topic.length).toBeGreaterThan(0);
				expect(found.topic.length).toBeLessThanOrEqual(200);
				expect(found.deliveryId.length).toBeLessThan(500);
			}),
		);
	});
});

describe("answerWooCommercePing", () => {
	const answer = (body: string, all: Readonly<Record<string, string>>, method = "POST") =>
		answerWooCommercePing({ method, query: new URLSearchParams(), rawBody: Buffer.from(body), header: headers(all), secrets: ["s"], url: aside.url });
	const ping = wooPing("14");

	it("answers the ping of a new webhook", () => {
		expect(answer(ping.body, ping.headers)).toEqual({ type: "text", body: "ok" });
		expect(answer("webhook_id=9223372036854775807", { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" })).not.toBeNull();
	});

	it.each([
		["an order", '{"id":1}', ping.headers],
		["a ping with more in it", "webhook_id=14&topic=order.deleted", ping.headers],
		["a ping with an order behind it", 'webhook_id=14\n{"id":1}', ping.headers],
		["a ping without an id", "webhook_id=", ping.headers],
		["a ping as JSON", ping.body, { "content-type": "application/json" }],
		["a ping without a type", ping.body, {}],
		["a ping with a signature", ping.body, { ...ping.headers, "x-wc-webhook-signature": "x" }],
	])("lets %s go the way of all deliveries", (_, body, all) => {
		expect(answer(body, all)).toBeNull();
	});

	it("lets a question go", () => {
		expect(answer(ping.body, ping.headers, "GET")).toBeNull();
	});
});
