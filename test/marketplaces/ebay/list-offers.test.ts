import { afterEach, beforeEach, expect, it } from "vitest";
import { openEbay } from "../../../src/marketplaces/ebay/open-ebay.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { type EbayEmulator, startEbayApi } from "../../support/ebay-api.ts";
import type { EbayListing } from "../../support/ebay-listings.ts";
import { listListings } from "../list-listings.ts";

let ebay: EbayEmulator;
beforeEach(async () => {
	ebay = await startEbayApi();
});
afterEach(() => ebay.close());

const open = (credentials = ebay.credentials) =>
	openEbay({ accountId: "card-corner", credentials, apiUrl: ebay.url }, openHttp({ limit: 10_000, trustedHosts: [new URL(ebay.url).host] }));
const put = (sku: string, more: Partial<EbayListing> = {}) =>
	ebay.listings.set(sku, { sku, title: `Card ${sku}`, listingId: `11${sku}`, offerId: `77${sku}`, quantity: 3, price: "12.50", ...more });

it("lists published offers with their items, a listing with variations by SKU", async () => {
	put("1", { upc: "012345678905" });
	put("2", { group: "G", listingId: "500" });
	put("3", { listingStatus: "ENDED" });
	put("4", { status: "UNPUBLISHED" });
	put("5", { currency: "EUR", listingStatus: "OUT_OF_STOCK", quantity: 0 });
	const { listings, pages } = await listListings(open);
	expect(listings).toEqual([
		expect.objectContaining({
			externalId: "111",
			stockExternalId: "771",
			sku: "1",
			barcode: "012345678905",
			title: "Card 1",
			priceMinor: 1250n,
			quantity: 3,
			isActive: true,
		}),
		expect.objectContaining({ externalId: "500:sku:2", productExternalId: "500" }),
		expect.objectContaining({ externalId: "113", isActive: false }),
		expect.objectContaining({ externalId: "115", priceMinor: null, quantity: 0, isActive: true }),
	]);
	expect(pages).toMatchObject([{ total: 5, next: null, isLossy: false }]);
});

it("goes on page by page in another process, and says when pages may have moved", async () => {
	for (let at = 100; at < 350; at++) put(String(at));
	const still = await listListings(open, { fresh: true });
	expect(still.pages.map(({ listings, isLossy }) => [listings.length, isLossy])).toEqual([
		[100, false],
		[100, false],
		[50, false],
	]);
	const moved = await listListings(open, {
		fresh: true,
		async between({ number }) {
			if (number === 1) ebay.listings.delete("100");
		},
	});
	expect(moved.pages.map(({ isLossy }) => isLossy)).toEqual([false, true, true]);
});

it("fails as a whole where an offer does not come, and says that a token is refused", async () => {
	put("1");
	ebay.fault({ path: /\/offer\?/, status: 503, times: 9 });
	await expect(listListings(open)).rejects.toMatchObject({ code: "unavailable" });
	await expect(listListings(() => open({ ...ebay.credentials, token: "another" }))).rejects.toMatchObject({ code: "conflict" });
});
