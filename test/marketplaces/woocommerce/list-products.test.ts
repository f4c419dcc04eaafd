import { afterEach, expect, it } from "vitest";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { openWooCommerce } from "../../../src/marketplaces/woocommerce/open-woocommerce.ts";
import type { WooProductState } from "../../support/woocommerce-store.ts";
import { startWooStore, type WooStore } from "../../support/woocommerce-store.ts";
import { listListings } from "../list-listings.ts";

let store: WooStore;
afterEach(() => store.stop());

const start = async (listsVariations: boolean) => {
	store = await startWooStore({ post: async () => 200, listsVariations });
};
const open = (credentials = store.credentials) =>
	openWooCommerce({ accountId: "https://cards.example", credentials, apiUrl: store.url }, openHttp({ limit: 1000, trustedHosts: [new URL(store.url).host] }));
const put = (id: number, more: Partial<WooProductState> = {}) =>
	store.products.set(String(id), {
		id: String(id),
		sku: `SKU-${id}`,
		name: `Card ${id}`,
		price: 999,
		stock: 2,
		status: "publish",
		modifiedAt: "2099-01-15T15:00:00",
		...more,
	});

it.each([true, false])("lists products and their variations under their products' names; all variations at once: %s", async (listsVariations) => {
	await start(listsVariations);
	put(10);
	put(11, { status: "draft", stock: -1 });
	put(12, { status: "trash" });
	put(20, { type: "variable", name: "Mew" });
	put(21, { type: "variation", parentId: "20", name: "Mew - Near Mint", price: 1250 });
	put(22, { type: "variation", parentId: "20", name: "Mew - Lightly Played" });
	const { listings } = await listListings(open, { fresh: true });
	expect(listings).toEqual([
		expect.objectContaining({ externalId: "10", productExternalId: null, sku: "SKU-10", title: "Card 10", priceMinor: 999n, quantity: 2, isActive: true }),
		expect.objectContaining({ externalId: "11", quantity: -1, isActive: false }),
		expect.objectContaining({ externalId: "21", productExternalId: "20", title: "Mew – Near Mint", priceMinor: 1250n }),
		expect.objectContaining({ externalId: "22", productExternalId: "20", title: "Mew – Lightly Played" }),
	]);
});

it("misses nothing where goods are deleted and made while it reads, and goes on in another process", async () => {
	await start(true);
	for (let id = 1; id <= 350; id++) put(id);
	const { listings } = await listListings(open, {
		fresh: true,
		async between({ number }) {
			if (number === 1) for (let id = 1; id <= 60; id++) store.products.delete(String(id));
			if (number === 2) put(351);
		},
	});
	const ids = listings.map(({ externalId }) => Number(externalId));
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toEqual(Array.from({ length: 351 }, (_, at) => at + 1));
});

it("says that a key is refused, and that a store has no API", async () => {
	await start(true);
	await expect(listListings(() => open({ key: "ck_key", keysecret: "wrong" }))).rejects.toMatchObject({ code: "conflict" });
	store.answerNext(9, { status: 404 });
	await expect(listListings(open)).rejects.toMatchObject({ code: "invalid_input" });
});
