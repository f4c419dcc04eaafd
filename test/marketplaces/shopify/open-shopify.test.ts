import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { openShopify } from "../../../src/marketplaces/shopify/open-shopify.ts";
import { parseShopify } from "../../../src/webhooks/shopify/parse.ts";
import { shopifyOrder } from "../../support/shopify.ts";
import { type ShopifyApi, startShopifyApi } from "../../support/shopify-api.ts";

let api: ShopifyApi;
beforeAll(async () => {
	api = await startShopifyApi();
});
afterAll(() => api?.close());
beforeEach(() => {
	api.orders.clear();
	api.webhooks.length = 0;
	api.failures.length = 0;
	api.requests.length = 0;
});

const open = (token = api.token) =>
	openShopify({ accountId: "demo.myshopify.com", credentials: { token }, apiUrl: api.url }, openHttp({ limit: 100, trustedHosts: [new URL(api.url).host] }));
const place = (id: string, updatedAt: string) =>
	api.orders.set(id, { updatedAt, body: shopifyOrder({ id, lines: [{ id: "866550311766439020", sku: "A", quantity: 1 }] }) });
const ids = async (since: string) => {
	const found: string[] = [];
	for await (const order of open().listOrders?.({ since: new Date(since) }) ?? []) {
		for (const event of parseShopify({ ...order, shopCurrency: "USD" })) if (event.kind === "order") found.push(event.order.externalId);
	}
	return found;
};

describe("openShopify", () => {
	it("lists what changed since, over pages, ids to the last digit", async () => {
		for (let day = 1; day <= 5; day++) place(`82098291194615450${day}`, `2026-11-0${day}T00:00:00.000Z`);
		expect(await ids("2026-11-02T00:00:00Z")).toEqual(["820982911946154502", "820982911946154503", "820982911946154504", "820982911946154505"]);
		expect(await ids("2027-01-01T00:00:00Z")).toEqual([]);
	});

	it("finds one order, or none", async () => {
		place("820982911946154501", "2026-11-01T00:00:00.000Z");
		expect(await open().fetch({ topic: "orders/updated", externalId: "820982911946154501" })).toMatchObject({ topic: "orders/updated" });
		expect(await open().fetch({ topic: "orders/updated", externalId: "1" })).toBeNull();
	});

	it("makes the webhooks that are missing, and a second time none", async () => {
		const url = "https://stock.example/webhooks/shopify/1";
		const watch = () => open().watchWebhooks?.({ url, secret: "x" });
		expect((await watch())?.created).toContain("orders/create");
		expect(await watch()).toEqual({ created: [], enabled: [] });
		api.webhooks.splice(0, 1);
		expect((await watch())?.created).toHaveLength(1);
	});

	it("says that a key is refused, without it", async () => {
		await expect(open("shpat_wrong").fetch({ topic: "orders/updated", externalId: "1" })).rejects.toMatchObject({ code: "conflict" });
		await expect(open("shpat_wrong").fetch({ topic: "orders/updated", externalId: "1" })).rejects.not.toThrow(/shpat_wrong/);
	});

	it("tries again what may go better, and gives up in time", async () => {
		api.failures.push({ status: 429, headers: { "retry-after": "0" } }, { status: 503 });
		expect(await open().fetch({ topic: "orders/updated", externalId: "1" })).toBeNull();
		api.failures.push({ status: 503 }, { status: 503 }, { status: 503 });
		await expect(open().fetch({ topic: "orders/updated", externalId: "1" })).rejects.toMatchObject({ code: "unavailable" });
	});

	it("asks nothing within our own network that was not named", async () => {
		const client = openShopify({ accountId: "demo.myshopify.com", credentials: { token: "x" }, apiUrl: api.url }, openHttp());
		await expect(client.fetch({ topic: "orders/updated", externalId: "1" })).rejects.toMatchObject({ code: "unavailable" });
		expect(api.requests).toEqual([]);
	});
});
