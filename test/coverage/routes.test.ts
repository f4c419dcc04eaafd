import { afterAll, beforeAll, expect, test } from "vitest";
import { FILE_MARKETPLACES } from "../../src/domain/marketplaces/file-marketplaces.ts";
import { MARKETPLACES } from "../../src/domain/marketplaces/marketplaces.ts";
import { CONSOLE_TOKEN, startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { bigCommerceNotice } from "../support/bigcommerce.ts";
import { cardTraderNotice, postAsCardTrader } from "../support/cardtrader.ts";
import { ebayNotification, openEbayKey, postAsEbay } from "../support/ebay.ts";
import { etsyNotice } from "../support/etsy.ts";
import { type FilledShop, fillShop } from "../support/fill-shop.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { postAsSquare, squareEvent } from "../support/square.ts";
import { postStandard } from "../support/standard-webhooks.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";
import { postAsWooCommerce, wooOrder } from "../support/woocommerce.ts";

let app: TestApp;
let mine: TestShop;
let theirs: TestShop;
let myThings: FilledShop;
let theirThings: FilledShop;
let origin: string;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	mine = await app.buildShop("Card Corner");
	theirs = await app.buildShop("Game Garage");
	myThings = await fillShop(app, mine);
	theirThings = await fillShop(app, theirs);
	origin = `http://127.0.0.1:${app.port}`;
	for (const [marketplace, account] of Object.entries(ACCOUNTS)) addresses.set(marketplace, await connect(marketplace, account));
}, 120_000);

afterAll(() => app.stop());

/** For each marketplace: a post that is signed with another shop's secret. */
const FORGERIES: Readonly<Record<string, () => Promise<Response>>> = {
	shopify: () =>
		postAsShopify({
			url: theirThings.webhookUrl,
			secret: `not-${myThings.webhookSecret}`,
			body: shopifyOrder({ id: "77", lines: [{ id: "7", sku: theirThings.sku, quantity: 1 }] }),
		}),
	woocommerce: () =>
		postAsWooCommerce({
			url: addressOf("woocommerce"),
			secret: `not-${SECRET}`,
			body: wooOrder({ id: "77", status: "processing", lines: [{ id: "7", sku: theirThings.sku, quantity: 1 }] }),
		}),
	// What is signed by no key that eBay has can't be told without asking eBay: a header that no key can have made.
	ebay: () =>
		postAsEbay({
			url: addressOf("ebay"),
			key: openEbayKey(),
			body: ebayNotification({ topic: "ORDER_CONFIRMATION", data: { order: { orderId: "11-14972-20806" } } }),
			headers: { "x-ebay-signature": "forged" },
		}),
	cardtrader: async () => {
		const body = cardTraderNotice("order.create", { id: "77", state: "paid", items: [{ id: "7", sku: theirThings.sku, quantity: 1 }] });
		return postAsCardTrader({ url: addressOf("cardtrader"), secret: `not-${SECRET}`, body });
	},
	square: async () => {
		const url = addressOf("square");
		return postAsSquare({ url, told: url, secret: `not-${SECRET}`, body: squareEvent("order.created", { order_created: { order_id: "77" } }) });
	},
	bigcommerce: async () =>
		postStandard({ url: addressOf("bigcommerce"), key: `not-${SECRET}`, body: bigCommerceNotice("store/order/created", { type: "order", id: 77 }) }),
	etsy: async () => postStandard({ url: addressOf("etsy"), key: `not-${SECRET}`, body: etsyNotice("order.paid", "shops/123456/receipts/77") }),
	whatnot: async () => postStandard({ url: addressOf("whatnot"), key: `not-${SECRET}`, body: '{"type":"orders.created","data":{}}' }),
};

/** Long enough for an eBay verification token. */
const SECRET = "shop-secret-of-thirty-two-letters";
const ACCOUNTS = {
	woocommerce: "https://game-garage.example",
	ebay: "game-garage",
	cardtrader: "card-corner",
	square: "6SSW7HV8K2ST5",
	bigcommerce: "abc123",
	etsy: "123456",
	whatnot: "card-corner",
};
const addresses = new Map<string, string>();
const addressOf = (marketplace: keyof typeof ACCOUNTS) => addresses.get(marketplace) ?? "";

/** Connects their shop to a marketplace, and tells where its deliveries go. */
async function connect(marketplace: string, account: string): Promise<string> {
	const { fields } = await theirs.type(`/market connect ${marketplace} ${account} secret:${SECRET}`);
	const path = new RegExp(`/webhooks/${marketplace}/[0-9a-f-]+`).exec(JSON.stringify(fields))?.[0];
	if (!path) throw new Error(`${marketplace} was not connected: ${JSON.stringify(fields)}`);
	return `${origin}${path}`;
}

test("every marketplace has its case", () => {
	const posting = MARKETPLACES.filter((name) => !FILE_MARKETPLACES.includes(name));
	expect(Object.keys(FORGERIES).sort()).toEqual(posting.sort());
});

test.each(Object.keys(FORGERIES))("%s: a bad signature gets 401 and leaves no row", async (marketplace) => {
	const before = await vendorFingerprint(app.database.ownerUrl, theirs.vendorId);
	expect((await FORGERIES[marketplace]?.())?.status).toBe(401);
	expect(await vendorFingerprint(app.database.ownerUrl, theirs.vendorId)).toEqual(before);
});

test("an order for one shop that names another shop's SKU does not touch the other", async () => {
	const before = await vendorFingerprint(app.database.ownerUrl, theirs.vendorId);
	const body = shopifyOrder({ id: "78", lines: [{ id: "8", sku: theirThings.sku, quantity: 1 }] });
	expect((await postAsShopify({ url: myThings.webhookUrl, secret: myThings.webhookSecret, body })).status).toBe(200);
	const line = () =>
		query<{ item_id: string | null }>(app.database.ownerUrl, "SELECT item_id FROM sales_order_line WHERE vendor_id = $1 AND external_id = '8'", [
			mine.vendorId,
		]);
	while ((await line()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
	expect(await line()).toEqual([{ item_id: null }]);
	expect(await vendorFingerprint(app.database.ownerUrl, theirs.vendorId)).toEqual(before);
});

test.each([
	["POST", "/console/messages"],
	["GET", "/console/messages"],
	["GET", "/console/complete?text=/fi"],
])("%s %s needs the token", async (method, path) => {
	const body = method === "POST" ? { body: JSON.stringify({ text: "/shop show" }) } : {};
	for (const authorization of ["", "Bearer wrong", "Bearer omni_wrong", `Bearer ${CONSOLE_TOKEN}x`]) {
		const response = await fetch(`${origin}${path}`, { method, headers: { "content-type": "application/json", authorization }, ...body });
		expect(response.status).toBe(401);
		expect(await response.text()).not.toContain("Card Corner");
	}
});

test("alive and ready are told without a token, figures are not told to strangers", async () => {
	expect((await fetch(`${origin}/healthz`)).status).toBe(200);
	expect((await fetch(`${origin}/readyz`)).status).toBe(200);
});
