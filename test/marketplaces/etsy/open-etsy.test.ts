import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openEtsy } from "../../../src/marketplaces/etsy/open-etsy.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { etsy } from "../../../src/webhooks/etsy/etsy.ts";
import { startEtsy } from "../../support/start-etsy.ts";

let there: Awaited<ReturnType<typeof startEtsy>>;

beforeAll(async () => {
	there = await startEtsy({ shop: "123456", key: "key:secret", refreshToken: "1.refresh" });
});
afterAll(() => there.close());
beforeEach(() => {
	there.receipts.clear();
	there.asked.length = 0;
});

const http = () => openHttp({ limit: 1000, trustedHosts: [new URL(there.origin).host] });
const client = ({ token = "1.refresh", keysecret = "secret", network = http() } = {}) =>
	openEtsy({ accountId: "123456", credentials: { key: "key", keysecret, token }, apiUrl: there.origin }, network);

it("finds a receipt that our parser reads, by one access token for all calls", async () => {
	there.receipts.set("9007199254740993", { id: "9007199254740993", transactions: [{ id: "1", sku: "A", quantity: 1 }] });
	const network = http();
	for (let times = 0; times < 2; times += 1) {
		const fetched = await client({ network }).fetch({ topic: "receipt", externalId: "9007199254740993" });
		expect(etsy.parse({ rawBody: fetched?.rawBody ?? new Uint8Array(), topic: fetched?.topic ?? "", shopCurrency: "USD" })).toMatchObject([
			{ kind: "order", order: { externalId: "9007199254740993" } },
		]);
	}
	expect(there.asked.filter((call) => call.includes("oauth"))).toHaveLength(1);
	expect(await client().fetch({ topic: "receipt", externalId: "1" })).toBeNull();
	expect(await client().fetch({ topic: "listing", externalId: "1" })).toBeNull();
});

it("finds a listing with its inventory, and when it asked", async () => {
	there.listings.set("7", {
		listing_id: 7,
		title: "Mug",
		state: "active",
		inventory: { products: [{ product_id: 77, sku: "A", offerings: [{ quantity: 4, is_enabled: true }] }] },
	});
	const fetched = await client().fetch({ topic: "listing", externalId: "7" });
	expect(etsy.parse({ rawBody: fetched?.rawBody ?? new Uint8Array(), topic: "listing", shopCurrency: "USD" })).toMatchObject([
		{ kind: "listing", listing: { externalId: "77", quantity: 4, changedAt: expect.any(Date) } },
	]);
});

it("uses an access token as it is, and says no secret when a token is refused", async () => {
	there.receipts.set("1", { id: "1", transactions: [] });
	expect(await client({ token: "access" }).fetch({ topic: "receipt", externalId: "1" })).not.toBeNull();
	const refusal = client({ token: "wrong-token" }).fetch({ topic: "receipt", externalId: "1" });
	await expect(refusal).rejects.toMatchObject({ code: "conflict" });
	await expect(refusal).rejects.not.toThrow("wrong-token");
});

it("lists every receipt that changed since then, page by page, though one changes meanwhile", async () => {
	for (let number = 0; number < 205; number += 1)
		there.receipts.set(String(1000 + number), { id: String(1000 + number), updated: 2_000_000_000 + number, transactions: [] });
	there.receipts.set("1", { id: "1", updated: 1_999_999_999, transactions: [] });
	const ids: string[] = [];
	for await (const { rawBody } of client().listOrders?.({ since: new Date(2_000_000_000_000) }) ?? []) {
		ids.push(JSON.parse(Buffer.from(rawBody).toString()).receipt_id);
		if (ids.length === 10) there.receipts.set("1000", { id: "1000", updated: 2_000_001_000, transactions: [] });
	}
	expect(new Set(ids)).toEqual(new Set(Array.from({ length: 205 }, (_, number) => String(1000 + number))));
	expect(ids.at(-1)).toBe("1000");
});
