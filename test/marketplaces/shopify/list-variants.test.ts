import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { openShopify } from "../../../src/marketplaces/shopify/open-shopify.ts";
import { type ShopifyApi, startShopifyApi } from "../../support/shopify-api.ts";
import { listListings } from "../list-listings.ts";

let api: ShopifyApi;
beforeAll(async () => {
	api = await startShopifyApi({ bucket: 2_000, restoreRate: 1_000 });
});
afterAll(() => api?.close());
beforeEach(() => api.variants.clear());

const open = (token = api.token) =>
	openShopify({ accountId: "demo.myshopify.com", credentials: { token }, apiUrl: api.url }, openHttp({ limit: 100, trustedHosts: [new URL(api.url).host] }));

it("lists variants to the last digit of their ids, as their webhooks tell them", async () => {
	const id = "820982911946154508";
	api.variants.set(id, {
		id,
		productId: "632910392",
		productTitle: "Charizard",
		title: "Near Mint",
		sku: " A-1 ",
		barcode: "012345678905",
		price: "12.49",
		quantity: -2,
	});
	api.variants.set("7", { id: "7", productId: "8", productTitle: "Gift card", tracked: false, status: "DRAFT", quantity: 3 });
	expect((await listListings(open)).listings).toEqual([
		expect.objectContaining({ externalId: "7", sku: "", title: "Gift card", quantity: null, isActive: false }),
		expect.objectContaining({
			externalId: id,
			productExternalId: "632910392",
			stockExternalId: `9${id}`,
			sku: "A-1",
			barcode: "012345678905",
			title: "Charizard – Near Mint",
			priceMinor: 1249n,
			quantity: -2,
			isActive: true,
			changedAt: new Date("2026-11-01T00:00:00Z"),
		}),
	]);
});

it("goes on in another process, over what is made and deleted meanwhile, and rests as long as its points want", async () => {
	for (let id = 1; id <= 600; id++) api.variants.set(String(id), { id: String(id), productId: "1", productTitle: `Thing ${id}` });
	const { pages, listings } = await listListings(open, {
		fresh: true,
		async between({ number, rest = 0 }) {
			if (number === 1) for (const id of ["1", "250"]) api.variants.delete(id);
			if (number === 1) api.variants.set("601", { id: "601", productId: "1", productTitle: "Late" });
			await new Promise((resolve) => setTimeout(resolve, rest));
		},
	});
	expect(pages.map((page) => page.listings.length)).toEqual([250, 250, 101]);
	expect(new Set(listings.map(({ externalId }) => externalId)).size).toBe(601);
	expect(pages.some(({ rest = 0 }) => rest > 0)).toBe(true);
});

it("tells a throttled query from a key that may not see products", async () => {
	for (let id = 1; id <= 900; id++) api.variants.set(String(id), { id: String(id), productId: "1", productTitle: `Thing ${id}` });
	const pages = listListings(open);
	await expect(pages).rejects.toMatchObject({ code: "unavailable" });
	await expect(listListings(() => open("shpat_wrong"))).rejects.toMatchObject({ code: "conflict" });
});
