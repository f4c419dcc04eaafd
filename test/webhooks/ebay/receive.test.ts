import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DomainError } from "../../../src/domain/core/errors.ts";
import { openEbay } from "../../../src/marketplaces/ebay/open-ebay.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { ebayNotification, openEbayKey, postAsEbay } from "../../support/ebay.ts";
import { type EbayEmulator, startEbayApi } from "../../support/ebay-api.ts";
import { type Market, type MarketShop, openMarket, PUBLIC_URL } from "../../support/market.ts";

let ebay: EbayEmulator;
let market: Market;
let shop: MarketShop;
let endpoint: string;

beforeAll(async () => {
	ebay = await startEbayApi({ route: (url) => url.replace(PUBLIC_URL, market.origin), deniedTopics: ["ORDER_RETURN_ACTIVITY", "ITEM_MARKED_SHIPPED"] });
	market = await openMarket({ apiUrls: { ebay: ebay.url } });
	shop = await market.buildShop("corner", "USD", { marketplace: "ebay", account: "card-corner", credentials: ebay.credentials });
	endpoint = `${PUBLIC_URL}/webhooks/ebay/${shop.connectionId}`;
});
afterAll(async () => {
	await market?.close();
	await ebay?.close();
});

const watch = (options: { url?: string; secret?: string } = {}) => {
	const http = openHttp({ limit: 1_000, trustedHosts: [new URL(ebay.url).host] });
	const client = openEbay({ accountId: "card-corner", credentials: ebay.credentials, apiUrl: ebay.url }, http);
	return client.watchWebhooks?.({ url: endpoint, secret: shop.secret, ...options }) ?? Promise.reject(new Error("no watchWebhooks"));
};
const failure = (run: Promise<unknown>) => run.then(() => null).catch((error: unknown) => error as DomainError);
const rows = () => market.sql<{ topic: string; status: string }>("SELECT topic, status FROM webhook_delivery ORDER BY id");
const GRANTED = ["ORDER_CONFIRMATION", "ORDER_CANCELLATION_ACTIVITY", "AUTHORIZATION_REVOCATION", "MARKETPLACE_ACCOUNT_DELETION"];

describe("watchWebhooks", () => {
	beforeEach(() => {
		ebay.destinations.splice(0);
		ebay.subscriptions.splice(0);
		ebay.setAlertEmail("alerts@stock.example");
	});

	it("makes the destination, which eBay challenges, and what eBay grants of the subscriptions; twice no more than once", async () => {
		expect(await watch()).toEqual({ created: GRANTED, enabled: [] });
		expect(ebay.destinations).toMatchObject([{ status: "ENABLED", deliveryConfig: { endpoint, verificationToken: shop.secret } }]);
		expect(ebay.subscriptions.map(({ topicId, status, as }) => [topicId, status, as])).toEqual([
			["ORDER_CONFIRMATION", "ENABLED", "user"],
			["ORDER_CANCELLATION_ACTIVITY", "ENABLED", "user"],
			["AUTHORIZATION_REVOCATION", "ENABLED", "application"],
			["MARKETPLACE_ACCOUNT_DELETION", "ENABLED", "application"],
		]);
		const since = ebay.calls.length;
		expect(await watch()).toEqual({ created: [], enabled: [] });
		expect(ebay.calls.slice(since).filter(({ method, path }) => method !== "GET" && path.includes("/destination"))).toEqual([]);
		expect(ebay.destinations).toHaveLength(1);
		expect(ebay.subscriptions).toHaveLength(4);
	});

	it("switches on what is off, and the destination that eBay gave up on", async () => {
		await watch();
		for (const subscription of ebay.subscriptions.slice(0, 1)) subscription.status = "DISABLED";
		expect(await watch()).toEqual({ created: [], enabled: ["ORDER_CONFIRMATION"] });
		for (const destination of ebay.destinations) destination.status = "MARKED_DOWN";
		expect(await watch()).toEqual({ created: [], enabled: GRANTED });
		expect(ebay.destinations[0]?.status).toBe("ENABLED");
	});

	it("turns the seller's subscription to us, and leaves the application's where it is", async () => {
		await watch();
		for (const subscription of ebay.subscriptions) subscription.destinationId = "elsewhere";
		expect(await watch()).toEqual({ created: [], enabled: ["ORDER_CONFIRMATION", "ORDER_CANCELLATION_ACTIVITY"] });
		const ours = ebay.destinations[0]?.destinationId;
		expect(ebay.subscriptions.map(({ destinationId }) => destinationId)).toEqual([ours, ours, "elsewhere", "elsewhere"]);
	});

	it("says what is missing: an alert email, a secret that eBay takes, an address that answers", async () => {
		ebay.setAlertEmail(null);
		expect(await failure(watch())).toMatchObject({ code: "invalid_input", message: expect.stringContaining("alert email") });
		expect(await failure(watch({ secret: "short" }))).toMatchObject({ code: "invalid_input", message: expect.stringContaining("32 to 80") });
		ebay.setAlertEmail("alerts@stock.example");
		const error = await failure(watch({ secret: "a-secret-that-our-receiver-does-not-have" }));
		expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining("Challenge verification failed") });
		expect(error?.message).not.toContain("a-secret");
		expect(ebay.destinations).toEqual([]);
	});
});

describe("a notification", () => {
	it("of eBay's is taken and worked off: the order reserves its stock", async () => {
		await watch();
		await shop.addItem("CHZ", 4);
		const { orderId } = ebay.sell({ lines: [{ sku: "CHZ", quantity: 3 }] });
		expect(await ebay.notify("ORDER_CONFIRMATION", ebay.orderData(orderId))).toEqual([200]);
		await market.drain();
		expect(await shop.stock("CHZ")).toEqual({ onHand: 4, committed: 3 });
		expect(await rows()).toEqual([{ topic: "ORDER_CONFIRMATION", status: "done" }]);
		expect(ebay.calls.filter(({ path }) => /public_key/.test(path))).toHaveLength(1);
	});

	it("by another key, of a changed body, or of no key gets 401 and leaves no row", async () => {
		const before = await rows();
		const body = ebayNotification({ topic: "ORDER_CONFIRMATION", data: { order: { orderId: "1-2-3" } } });
		const url = `${market.origin}/webhooks/ebay/${shop.connectionId}`;
		const posts = [
			postAsEbay({ url, key: openEbayKey(), body }),
			postAsEbay({ url, key: openEbayKey({ kid: ebay.key.kid }), body }),
			postAsEbay({ url, key: ebay.key, body: `${body} `, headers: { "x-ebay-signature": ebay.key.sign(body) } }),
			postAsEbay({ url, key: ebay.key, body, headers: { "x-ebay-signature": "" } }),
		];
		for (const response of await Promise.all(posts)) expect(response.status).toBe(401);
		expect(await rows()).toEqual(before);
	});

	it("of another seller, signed by eBay all the same, changes nothing here", async () => {
		const post = (topic: string, data: object) => ebay.post({ url: endpoint, topic, data });
		expect((await post("ORDER_CONFIRMATION", { user: { username: "stranger" }, order: { orderId: "99-00000-00001" } })).status).toBe(200);
		expect((await post("AUTHORIZATION_REVOCATION", { username: "stranger", userId: "x", revokeReason: "REVOKED_BY_USER" })).status).toBe(200);
		await market.drain();
		expect(await market.sql("SELECT status FROM connection WHERE id = $1", [shop.connectionId])).toEqual([{ status: "active" }]);
		expect(await market.sql("SELECT count(*)::int AS orders FROM sales_order")).toEqual([{ orders: 1 }]);
	});

	it("of an account's end forgets the buyer, and keeps what bookkeeping needs", async () => {
		const buyer = { username: "bidder_88", fullName: "Ana Lima", email: "ana@example.com" };
		const { orderId } = ebay.sell({ lines: [{ sku: "CHZ" }], buyer });
		await ebay.notify("ORDER_CONFIRMATION", ebay.orderData(orderId));
		await market.drain();
		const people = () =>
			market.sql<{ name: string | null; email: string | null; external_id: string | null }>("SELECT name, email, external_id FROM customer ORDER BY number");
		expect((await people()).at(-1)).toEqual({ name: "Ana Lima", email: "ana@example.com", external_id: "bidder_88" });
		expect(await ebay.notify("MARKETPLACE_ACCOUNT_DELETION", { username: "bidder_88", userId: "ma8vp1jySJC", eiasToken: "nY+s" })).toEqual([200]);
		await market.drain();
		expect(await people()).toMatchObject([{ name: "Jön Smith" }, { name: null, email: null, external_id: null }]);
		expect(await market.sql("SELECT country FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.external_id = $1", [orderId])).toHaveLength(
			1,
		);
	});

	it("of the seller's own revocation closes the connection", async () => {
		ebay.revoke();
		expect(await ebay.notify("AUTHORIZATION_REVOCATION", { ...ebay.seller, revokeReason: "REVOKED_BY_USER" })).toEqual([200]);
		await market.drain();
		expect(await market.sql("SELECT status FROM connection WHERE id = $1", [shop.connectionId])).toEqual([{ status: "uninstalled" }]);
		expect(await market.drift()).toEqual([]);
	});
});
