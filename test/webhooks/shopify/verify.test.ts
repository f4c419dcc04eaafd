import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifyShopify } from "../../../src/webhooks/shopify/identify.ts";
import { verifyShopify } from "../../../src/webhooks/shopify/verify.ts";

/** What Shopify's signature does not depend on. */
const aside = { now: new Date(), url: "https://stock.example/webhooks/shopify/1", publicKey: null };
const headers = (all: Record<string, string>) => (name: string) => all[name] ?? null;
const sign = (secret: string, rawBody: Uint8Array) => createHmac("sha256", secret).update(rawBody).digest("base64");

describe("verifyShopify", () => {
	it("takes any bytes that a live secret signed, and no others", () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 300 }),
				fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
				fc.nat(),
				fc.string({ minLength: 1 }),
				(rawBody, secrets, pick, stranger) => {
					const secret = secrets[pick % secrets.length] ?? "";
					const header = headers({ "x-shopify-hmac-sha256": sign(secret, rawBody) });
					expect(verifyShopify({ rawBody, header, secrets, ...aside })).toBe(true);
					expect(verifyShopify({ rawBody: new Uint8Array([...rawBody, 0]), header, secrets, ...aside })).toBe(false);
					expect(verifyShopify({ rawBody, header, secrets: secrets.filter((other) => other !== secret), ...aside })).toBe(false);
					if (!secrets.includes(stranger))
						expect(verifyShopify({ rawBody, header: headers({ "x-shopify-hmac-sha256": sign(stranger, rawBody) }), secrets, ...aside })).toBe(false);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("takes no other spelling of a right signature, and never throws", () => {
		const rawBody = Buffer.from("{}");
		const right = sign("hush", rawBody);
		const hex = createHmac("sha256", "hush").update(rawBody).digest("hex");
		for (const wrong of ["", hex, right.slice(0, -1), `${right}=`, `${right}${right}`, right.replace("=", ""), `sha256=${right}`]) {
			expect(verifyShopify({ rawBody, header: headers({ "x-shopify-hmac-sha256": wrong }), secrets: ["hush"], ...aside })).toBe(false);
		}
		fc.assert(
			fc.property(
				fc.string({ unit: "binary" }),
				(signature) => !verifyShopify({ rawBody, header: headers({ "x-shopify-hmac-sha256": signature }), secrets: ["hush"], ...aside }),
			),
		);
	});

	it("takes nothing without a secret or a header", () => {
		expect(
			verifyShopify({ rawBody: Buffer.from("{}"), header: headers({ "x-shopify-hmac-sha256": sign("", Buffer.from("{}")) }), secrets: [], ...aside }),
		).toBe(false);
		expect(verifyShopify({ rawBody: Buffer.from("{}"), header: headers({}), secrets: ["hush"], ...aside })).toBe(false);
	});
});

describe("identifyShopify", () => {
	it("gives a key and a topic that an index can hold, whatever the headers say", () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.option(fc.string({ maxLength: 5000 })), fc.option(fc.string({ maxLength: 5000 })), (rawBody, topic, event) => {
				const found = identifyShopify({
					rawBody,
					header: headers({ ...(topic !== null && { "x-shopify-topic": topic }), ...(event !== null && { "x-shopify-event-id": event }) }),
				});
				expect(found.topic.length).toBeGreaterThan(0);
				expect(found.topic.length).toBeLessThanOrEqual(200);
				expect(found.deliveryId.length).toBeLessThan(500);
			}),
		);
	});
});
