import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openBigCommerce } from "../../../src/marketplaces/bigcommerce/open-bigcommerce.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { bigcommerce } from "../../../src/webhooks/bigcommerce/bigcommerce.ts";
import { startBigCommerce } from "../../support/start-bigcommerce.ts";

const TOKEN = "a-secret-token";
let shop: Awaited<ReturnType<typeof startBigCommerce>>;

beforeAll(async () => {
	shop = await startBigCommerce({ store: "abc123", token: TOKEN });
});
afterAll(() => shop.close());
beforeEach(() => {
	shop.orders.clear();
	shop.hooks.length = 0;
	shop.asked.length = 0;
});

const client = (token = TOKEN) =>
	openBigCommerce({ accountId: "abc123", credentials: { token }, apiUrl: shop.origin }, openHttp({ limit: 1000, trustedHosts: [new URL(shop.origin).host] }));
const add = (id: string, modified?: string, lines = 1) =>
	shop.orders.set(id, {
		id,
		statusId: 11,
		...(modified && { modified }),
		products: Array.from({ length: lines }, (_, index) => ({ id: `${id}${index}`, sku: `SKU-${index}`, quantity: 1 })),
	});

it("puts an order together that our parser reads, its lines page by page", async () => {
	add("9007199254740993", undefined, 251);
	const fetched = await client().fetch({ topic: "order", externalId: "9007199254740993" });
	const [event] = bigcommerce.parse({ rawBody: fetched?.rawBody ?? new Uint8Array(), topic: fetched?.topic ?? "", shopCurrency: "USD" });
	expect(event).toMatchObject({ kind: "order", order: { externalId: "9007199254740993" } });
	expect(event?.kind === "order" && event.order.lines.map(({ externalId }) => externalId).at(-1)).toBe("9007199254740993250");
	expect(shop.asked.indexOf("GET /stores/abc123/v3/orders/9007199254740993/payment_actions/refunds")).toBe(0);
});

it("reads a product with its variants, and when it asked", async () => {
	shop.products.set("205", { id: 205, name: "Charizard", inventory_tracking: "variant", variants: [{ id: 509, sku: "A", inventory_level: 3 }] });
	const before = Date.now();
	const fetched = await client().fetch({ topic: "product", externalId: "205" });
	const [event] = bigcommerce.parse({ rawBody: fetched?.rawBody ?? new Uint8Array(), topic: "product", shopCurrency: "USD" });
	expect(event).toMatchObject({ kind: "listing", listing: { externalId: "509", quantity: 3 } });
	expect(event?.kind === "listing" && Number(event.listing.changedAt)).toBeGreaterThanOrEqual(before);
});

it("finds nothing of what is gone, and says no secret when the token is refused", async () => {
	expect(await client().fetch({ topic: "order", externalId: "1" })).toBeNull();
	expect(await client().fetch({ topic: "product", externalId: "1" })).toBeNull();
	const refusal = client("wrong-token").fetch({ topic: "order", externalId: "1" });
	await expect(refusal).rejects.toMatchObject({ code: "conflict" });
	await expect(refusal).rejects.not.toThrow("wrong-token");
});

it("lists every order that changed since then, the oldest change first, over pages and though one changes meanwhile", async () => {
	const at = (minute: number) => new Date(Date.UTC(2099, 0, 1, 0, minute)).toISOString();
	for (let number = 0; number < 255; number += 1) add(String(1000 + number), at(number));
	add("999", "2098-12-31T00:00:00Z");
	const ids: string[] = [];
	for await (const { rawBody } of client().listOrders?.({ since: new Date("2099-01-01T00:00:00Z") }) ?? []) {
		ids.push(JSON.parse(Buffer.from(rawBody).toString()).order.id);
		if (ids.length === 10) add("1000", at(600));
	}
	expect(ids.slice(0, 3)).toEqual(["1000", "1001", "1002"]);
	expect(new Set(ids)).toEqual(new Set(Array.from({ length: 255 }, (_, number) => String(1000 + number))));
	expect(ids.at(-1)).toBe("1000");
}, 60_000);

it("makes the webhooks that are missing, wakes those that sleep, and does no more the second time", async () => {
	const url = "https://stock.example/webhooks/bigcommerce/1";
	shop.hooks.push({ id: 1, scope: "store/order/*", destination: url, is_active: false });
	shop.hooks.push({ id: 2, scope: "store/order/*", destination: "https://other.example/", is_active: false });
	const first = await client().watchWebhooks?.({ url, secret: "s" });
	expect(first).toEqual({ created: ["store/shipment/*", "store/product/*", "store/sku/*", "store/app/uninstalled"], enabled: ["store/order/*"] });
	expect(shop.hooks.filter(({ destination }) => destination === url).every(({ is_active }) => is_active)).toBe(true);
	expect(shop.hooks[1]).toMatchObject({ is_active: false });
	expect(await client().watchWebhooks?.({ url, secret: "s" })).toEqual({ created: [], enabled: [] });
});
