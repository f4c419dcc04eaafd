import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotateSecrets } from "../../src/domain/marketplaces/services/rotate-secrets.ts";
import { type Market, type MarketShop, openMarket, PUBLIC_URL } from "../support/market.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { type ShopifyApi, startShopifyApi } from "../support/shopify-api.ts";

let api: ShopifyApi;
let market: Market;
let shop: MarketShop;
let without: MarketShop;

beforeAll(async () => {
	api = await startShopifyApi();
	market = await openMarket({ apiUrls: { shopify: api.url } });
	shop = await market.buildShop("watched");
	without = await market.buildShop("without-keys");
	await shop.as((scope) => rotateSecrets(scope, { connectionId: shop.connectionId, credentials: { token: api.token } }));
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});

const watch = async ({ vendorId, connectionId }: MarketShop) => {
	await market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [connectionId]);
	await market.runJob({ job: "watch-connection", payload: { vendorId, connectionId } });
	await market.drain();
};
const connection = async ({ connectionId }: MarketShop) =>
	(await market.sql<{ trouble: string | null; polled_until: Date | null }>("SELECT trouble, polled_until FROM connection WHERE id = $1", [connectionId]))[0];
const said = () => market.sent.splice(0).map(({ reply }) => reply.text);

describe("looking after a connection", () => {
	it("makes its webhooks at its own address, and tells once that they are there", async () => {
		await watch(shop);
		await watch(shop);
		expect(said()).toEqual([expect.stringMatching(/^Webhooks for M-\d+ are set up on Shopify: .*orders\/create/)]);
		expect(api.webhooks.map(({ address }) => address)).toContain(`${PUBLIC_URL}/webhooks/shopify/${shop.connectionId}`);
		expect((await connection(shop))?.polled_until).not.toBeNull();
	});

	it("records an order that no delivery told, once, also when its delivery comes later", async () => {
		await shop.addItem("LOST-1", 5);
		const body = shopifyOrder({ id: "820982911946154777", lines: [{ id: "1", sku: "LOST-1", quantity: 2 }] });
		api.orders.set("820982911946154777", { body, updatedAt: new Date().toISOString() });
		await watch(shop);
		await watch(shop);
		expect(await shop.stock("LOST-1")).toEqual({ onHand: 5, committed: 2 });
		await postAsShopify({ url: shop.url, secret: shop.secret, body });
		await market.drain();
		expect(await shop.stock("LOST-1")).toEqual({ onHand: 5, committed: 2 });
		expect(said().filter((text) => text.startsWith("Sold on"))).toHaveLength(1);
		expect(await market.drift()).toEqual([]);
	});

	it("keeps an order that it can't read as a dead delivery, told once, and goes on with the others", async () => {
		await shop.addItem("BEHIND-1", 5);
		const updatedAt = new Date().toISOString();
		api.orders.set("1", { body: '{"id":"no number","line_items":7}', updatedAt });
		api.orders.set("2", { body: shopifyOrder({ id: "2", lines: [{ id: "1", sku: "BEHIND-1", quantity: 1 }] }), updatedAt });
		await watch(shop);
		await watch(shop);
		api.orders.delete("1");
		expect(await shop.stock("BEHIND-1")).toEqual({ onHand: 5, committed: 1 });
		const kept = await market.sql("SELECT topic, status, attempts FROM webhook_delivery WHERE connection_id = $1 AND delivery_id LIKE 'polled:%'", [
			shop.connectionId,
		]);
		expect(kept).toEqual([{ topic: "orders/updated", status: "dead", attempts: 1 }]);
		expect(said().filter((text) => text.includes("orders/updated"))).toHaveLength(1);
		expect((await connection(shop))?.trouble).toBeNull();
	});

	it("is done once of two at a time, and not before it is due", async () => {
		await market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		api.requests.length = 0;
		const job = { job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } };
		await Promise.all([market.runJob(job), market.runJob(job)]);
		await market.runJob(job);
		expect(api.requests.filter((request) => request.includes("/orders.json"))).toHaveLength(1);
	});

	it("tells once that its key is refused, and once that it is well again; an API that is away is told nobody", async () => {
		api.failures.push(...Array.from({ length: 3 }, () => ({ status: 503 })));
		await watch(shop);
		expect([said(), (await connection(shop))?.trouble]).toEqual([[], null]);
		for (let time = 0; time < 2; time++) {
			api.failures.push({ status: 403 });
			await watch(shop);
		}
		expect(said()).toEqual([expect.stringContaining("refuses the key")]);
		await watch(shop);
		expect(said()).toEqual([expect.stringContaining("is well again")]);
	});

	it("without keys tells when a busy one goes silent, and asks nothing", async () => {
		api.requests.length = 0;
		for (let at = 0; at < 12; at++) {
			await market.sql(
				"INSERT INTO webhook_delivery (vendor_id, connection_id, marketplace, delivery_id, topic, headers, body, status, finished_at, created_at) VALUES ($1, $2, 'shopify', $3, 'orders/create', '{}', '\\x7b7d', 'done', now(), now() - interval '4 days')",
				[without.vendorId, without.connectionId, `old-${at}`],
			);
		}
		await watch(without);
		await watch(without);
		expect(said()).toEqual([expect.stringContaining("Nothing has come for 4 days")]);
		expect(api.requests).toEqual([]);
	});

	it("clears what is older than the retention, oldest first, and stops before what still waits", async () => {
		await market.sql("UPDATE webhook_delivery SET created_at = now() - interval '61 days' WHERE connection_id = $1", [without.connectionId]);
		await market.sql("UPDATE webhook_delivery SET status = 'failed' WHERE connection_id = $1 AND delivery_id = 'old-9'", [without.connectionId]);
		await watch(without);
		const rows = await market.sql<{ delivery_id: string }>(
			"SELECT delivery_id FROM webhook_delivery WHERE connection_id = $1 AND octet_length(body) > 0 ORDER BY number",
			[without.connectionId],
		);
		expect(rows.map((row) => row.delivery_id)).toEqual(["old-9", "old-10", "old-11"]);
	});
});
