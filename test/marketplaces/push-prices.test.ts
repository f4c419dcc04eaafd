import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PriceThere } from "../../src/domain/marketplaces/price-there.ts";
import type { OpenClient } from "../../src/marketplaces/client.ts";
import { openEbay } from "../../src/marketplaces/ebay/open-ebay.ts";
import { openHttp } from "../../src/marketplaces/http.ts";
import { openWooCommerce } from "../../src/marketplaces/woocommerce/open-woocommerce.ts";
import { type EbayEmulator, startEbayApi } from "../support/ebay-api.ts";
import { startWooStore, type WooStore } from "../support/woocommerce-store.ts";

const wish = (
	externalId: string,
	priceMinor: bigint,
	{ sku = "", productExternalId = null }: { sku?: string; productExternalId?: string | null } = {},
): PriceThere => ({
	listingId: externalId,
	externalId,
	productExternalId,
	sku,
	priceMinor,
});
const open = (openClient: OpenClient, { url, credentials }: { url: string; credentials: Record<string, string> }) =>
	openClient({ accountId: "https://cards.example", credentials, apiUrl: url }, openHttp({ limit: 1_000, interval: 1, trustedHosts: [new URL(url).host] }));
async function push(client: ReturnType<OpenClient>, prices: readonly PriceThere[], currency = "USD") {
	const answers = (await client.pushPrices?.(prices, currency)) ?? [];
	return Object.fromEntries(answers.map(({ listingId, ...outcome }) => [listingId, outcome]));
}

describe("prices that are set in a WooCommerce store", () => {
	let store: WooStore;
	beforeEach(async () => {
		store = await startWooStore({ post: async () => 200 });
	});
	afterEach(() => store.stop());

	it("are kept of products and variations, and of some that it does not take it takes the others", async () => {
		const [a, parent, bad] = [
			await store.addProduct({ sku: "A", stock: 1 }),
			await store.addProduct({ sku: "P", stock: 0 }),
			await store.addProduct({ sku: "B", stock: 1 }),
		];
		const red = await store.addProduct({ sku: "P-R", stock: 1 });
		store.mark(red, { parentId: parent });
		store.mark(parent, { type: "variable" });
		store.mark(bad, { refuses: "A plugin sets it." });
		const client = open(openWooCommerce, store);
		expect(
			await push(client, [wish(a, 1250n), wish(red, 5n, { productExternalId: parent }), wish(parent, 900n), wish(bad, 1n), wish("99", 1n), wish("sku:x", 1n)]),
		).toEqual({
			[a]: { kind: "accepted" },
			[red]: { kind: "accepted" },
			[parent]: { kind: "refused", reason: expect.stringContaining("did not keep it") },
			[bad]: { kind: "refused", reason: "A plugin sets it." },
			99: { kind: "gone" },
			"sku:x": { kind: "refused", reason: expect.stringContaining("Only its SKU is known") },
		});
		expect([store.product("A").price, store.product("P-R").price, store.product("B").price]).toEqual([1250, 5, 999]);
	});

	it("name the store's currency, and nothing counts of an answer that is a page of a proxy", async () => {
		store.shop.currency = "EUR";
		const client = open(openWooCommerce, store);
		expect(await client.currency?.()).toBe("EUR");
		const a = await store.addProduct({ sku: "A", stock: 1 });
		store.answerNext(1, { status: 200, headers: { "content-type": "text/html" }, body: "<html>Maintenance</html>" });
		await expect(push(client, [wish(a, 1250n)])).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("text/html") });
	});
});

describe("prices that are set on eBay", () => {
	let ebay: EbayEmulator;
	beforeEach(async () => {
		ebay = await startEbayApi();
	});
	afterEach(() => ebay.close());

	it("are set of live offers in one call, each answered by itself, and leave the stock alone", async () => {
		ebay.inventory.add("A", "110000000001", 5);
		ebay.inventory.add("B", "110000000002", 5);
		ebay.inventory.refused.set("B", "The listing was revised too often today.");
		const client = open(openEbay, ebay);
		expect(
			await push(client, [wish("110000000001", 1250n, { sku: "A" }), wish("110000000002", 1n, { sku: "B" }), wish("110000000003", 1n, { sku: "C" })]),
		).toEqual({
			"110000000001": { kind: "accepted" },
			"110000000002": { kind: "refused", reason: "The listing was revised too often today." },
			"110000000003": { kind: "refused", reason: expect.stringContaining("Inventory API does not know this SKU") },
		});
		expect(ebay.inventory.offers.map(({ price, availableQuantity }) => [price.value, availableQuantity])).toEqual([
			["12.50", 5],
			["1.00", 5],
		]);
		expect(ebay.inventory.updates).toHaveLength(1);
	});

	it("are refused for an offer in another currency, with both named, and nothing is sent", async () => {
		ebay.inventory.add("A", "110000000001", 5, "GBP");
		expect(await push(open(openEbay, ebay), [wish("110000000001", 1250n, { sku: "A" })])).toEqual({
			"110000000001": { kind: "refused", reason: "It costs GBP there, and your prices are in USD." },
		});
		expect(ebay.inventory.updates).toEqual([]);
	});
});
