import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whatnot } from "../../../src/webhooks/whatnot/whatnot.ts";
import { anyBytes } from "../../support/any-bytes.ts";
import { headerReader } from "../../support/header-reader.ts";
import { type Market, openMarket } from "../../support/market.ts";
import { postStandard } from "../../support/standard-webhooks.ts";

const secretOf = (key: Uint8Array) => `whsec_${Buffer.from(key).toString("base64")}`;
const body = JSON.stringify({
	type: "orders.created",
	timestamp: "2026-10-20T16:00:00.123Z",
	data: {
		id: "1",
		status: "pending_fulfillment",
		amounts: { total: { amount: "51.77", currency: "USD" } },
		created_at: "2026-10-20T16:00:00.000Z",
		cancelled_at: null,
	},
});

describe("verify and identify", () => {
	it("takes what the official library signs with a live secret, and no other", () => {
		const aside = { now: new Date(), url: "https://stock.example/webhooks/whatnot/1", publicKey: null };
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				const [secret, other] = [secretOf(randomBytes(24)), secretOf(randomBytes(24))];
				const header = headerReader({
					"webhook-id": "msg_1",
					"webhook-timestamp": String(Math.floor(aside.now.getTime() / 1000)),
					"webhook-signature": new Webhook(secret).sign("msg_1", aside.now, text),
				});
				expect(whatnot.verify({ rawBody: Buffer.from(text), header, secrets: [other, secret], ...aside })).toBe(true);
				expect(whatnot.verify({ rawBody: Buffer.from(text), header, secrets: [other], ...aside })).toBe(false);
			}),
		);
	});

	it("gives a key and a topic that a row can hold for any bytes, and no event", () => {
		fc.assert(
			fc.property(anyBytes(body), (rawBody) => {
				const { topic, deliveryId } = whatnot.identify({ rawBody, header: headerReader({}) });
				expect(topic.length).toBeGreaterThan(0);
				expect(topic.length).toBeLessThanOrEqual(200);
				expect(deliveryId.length).toBeLessThanOrEqual(500);
				expect(whatnot.parse({ rawBody, topic, shopCurrency: "USD" })).toEqual([]);
			}),
		);
	});
});

describe("a delivery", () => {
	let market: Market;
	beforeAll(async () => {
		market = await openMarket();
	});
	afterAll(() => market?.close());

	it("is kept once and listed as not handled", async () => {
		const key = randomBytes(24);
		const shop = await market.buildShop("wn", "USD", { marketplace: "whatnot", account: "card-corner", secret: secretOf(key) });
		for (let times = 0; times < 2; times += 1) expect((await postStandard({ url: shop.url, key, id: "msg_1", body })).status).toBe(200);
		expect((await postStandard({ url: shop.url, key: randomBytes(24), body })).status).toBe(401);
		await market.drain();
		expect(await market.sql("SELECT topic, status FROM webhook_delivery")).toEqual([{ topic: "orders.created", status: "ignored" }]);
	});
});
