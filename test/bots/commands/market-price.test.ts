import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordListings } from "../../../src/domain/marketplaces/services/record-listings.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { type ShopifyApi, startShopifyApi } from "../../support/shopify-api.ts";

let api: ShopifyApi;
let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	api = await startShopifyApi();
	app = await startTestApp({ config: { roles: ["web", "worker"], apiUrls: { shopify: api.url } }, sweepEvery: 300 });
	shop = await app.buildShop("own-pricer");
	other = await app.buildShop("stranger");
	await shop.type(`/market connect shopify own-pricer.myshopify.com secret:shpss_0123456789abcdef token:${api.token}`);
	await shop.type("/market connect etsy 12345678 secret:shpss_0123456789abcdef");
	const connections = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM connection WHERE vendor_id = $1 ORDER BY number", [shop.vendorId]);
	const [shopify, etsy] = connections.map(({ id }) => id);
	await shop.type('/item new P-1 "Card P-1" other 5 quantity:1');
	await shop.type('/item new P-2 "Card P-2" other 5 quantity:1');
	await list(shopify ?? "", "301", "P-1");
	await list(shopify ?? "", "302", "P-2");
	await list(shopify ?? "", "303", "P-2");
	await list(etsy ?? "", "401", "P-1");
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await api?.close();
});

function list(connectionId: string, id: string, sku: string) {
	const stockExternalId = api.inventory.add(id, 1, { price: "5.00" });
	const listing = { externalId: id, productExternalId: `5${id}`, stockExternalId, sku, title: `Card ${sku}`, priceMinor: 500n, quantity: 1, isActive: true };
	return app.access.withVendor({ kind: "connection", vendorId: shop.vendorId, connectionId }, ["delivery.settle", "inventory.read"], (scope) =>
		recordListings(scope, { connectionId, listings: [{ ...listing, changedAt: new Date() }] }),
	);
}
const there = (id: string) => api.inventory.variants.get(id)?.price;

describe("/market price", () => {
	test("is kept while prices are off, and says so", async () => {
		const kept = await shop.type("/market price M-1 p-1 12,50");
		expect(kept.text).toBe(
			"P-1 costs $12.50 on Shopify (M-1): a price of its own, which the item's price does not change.\nPrices of M-1 are off: this is kept until they are on, and $5.00 stays there. Turn them on: /market prices M-1 on",
		);
		expect((await shop.type("/market price M-2 P-1 12.50")).text).toContain("This version pushes no prices to Etsy");
		expect((await shop.type("/market prices M-1 on markup:+10%")).rows?.rows).toContainEqual(["P-1", "Card P-1", "$5.00", "$12.50"]);
		await shop.type("/market prices M-1 on markup:+10% confirm:yes");
		await until(async () => there("301") === "12.50" && there("302") === "5.50");
		await until(async () => {
			const { fields } = await shop.type("/market show M-1");
			return fields?.some(({ name, value }) => name === "Prices there" && value === "your prices, +10 %\n1 listing with a price of its own") === true;
		});
	});

	test("goes out, is shown, and its button takes it back", async () => {
		const set = await shop.type("/market price M-1 P-1 13");
		expect(set.text).toContain("P-1 costs $13.00 on Shopify (M-1)");
		expect(set.text).toContain("It goes there now, where $12.50 stands.");
		// It stands there a moment before that is written down.
		await until(async () => (await shop.type("/market price M-1 P-1")).text.includes("It stands there so"));
		expect(there("301")).toBe("13.00");
		const shown = await shop.type("/market price M-1 P-1");
		expect(shown.text).toBe("P-1 on Shopify (M-1): $13.00, its own price; without that $5.50 by your prices, +10 %.\nIt stands there so.");
		expect(shown.actions?.map(({ command }) => command)).toEqual(["/market price M-1 P-1 none"]);
		expect((await shop.type("/market price M-1 P-1 13")).text).toContain("already; nothing was changed");
		expect((await shop.type("/price set P-1 6")).text).toContain("Shopify (M-1) keeps $13.00: a price of its own");
		expect((await shop.type(set.actions?.[0]?.command ?? "")).text).toContain("1 listing of M-1 has the own price, or none, that it had before");
		await until(async () => there("301") === "12.50");
		expect((await shop.type("/market price M-1 P-1 none")).text).toContain(
			"P-1 has no price of its own on Shopify (M-1) any more, and costs $6.60: your prices, +10 %.",
		);
		await until(async () => there("301") === "6.60");
		expect((await shop.type("/audit sku:P-1")).rows?.rows.map(([, , , , what]) => what)).toContainEqual(
			expect.stringMatching(/took the own price of P-1 on a marketplace away.*\$12\.50/),
		);
	});

	test("is of all listings that an item has there", async () => {
		await shop.type("/market price M-1 P-2 7.77");
		await until(async () => (await shop.type("/market price M-1 P-2")).text.includes("It stands there so"));
		const shown = await shop.type("/market price M-1 P-2");
		expect(shown.text).toContain("P-2 has 2 listings on Shopify (M-1)");
		expect(shown.rows?.rows).toEqual([
			["Card P-2", "$7.77", "$5.50", "$7.77"],
			["Card P-2", "$7.77", "$5.50", "$7.77"],
		]);
		const drafted = await shop.type("/bulk price +10% skus:P-1,P-2");
		await shop.type(drafted.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "");
		// Prices of their own are none that it has to bring there.
		await until(async () => /B-1 is done.*Shopify 1 of 1/s.test((await shop.type("/bulk show B-1")).text));
		expect([there("302"), there("303")]).toEqual(["7.77", "7.77"]);
	});

	test.each([
		["/market price M-1 P-11 5", "not_found", "P-1"],
		["/market price M-2 P-2 5", "not_found", "P-2 is not for sale on Etsy (M-2)"],
		["/market price M-9 P-1 5", "not_found", "M-9"],
		["/market price M-1 P-1 0", "invalid_input", "none"],
		["/market price M-1 P-1 99999999999999", "invalid_input", "more than an item can cost"],
		["/market price M-1 P-1 cheap", "invalid_input", "cheap"],
	])("%s is refused, and says what is wrong", async (typed, code, named) => {
		expect(await shop.fail(typed)).toMatchObject({ code, text: expect.stringContaining(named) });
	});

	test("is a manager's, and never another shop's", async () => {
		expect(await shop.fail("/market price M-1 P-1 5", shop.staff)).toMatchObject({ code: "permission_denied" });
		expect(await other.fail("/market price M-1 P-1 5")).toMatchObject({ code: "not_found" });
		const clerk = await shop.join("clerk", "staff");
		await shop.type("/team grant clerk market.read");
		expect(await shop.fail("/market sync L-1 accept-prices listing:all", clerk)).toMatchObject({ code: "permission_denied" });
	});

	test("says all of it in German too", async () => {
		const german = { ...shop.owner, languages: ["de"] };
		expect((await shop.type("/market price M-1 P-1 9,50", german)).text).toContain("ein eigener Preis, den der des Artikels nicht ändert");
		expect((await shop.type("/market price M-1 P-1", german)).text).toMatch(/9,50\s\$, sein eigener Preis; ohne ihn: /);
	});
});
