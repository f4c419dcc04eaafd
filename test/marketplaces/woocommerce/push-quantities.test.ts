import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuantityThere } from "../../../src/domain/marketplaces/quantity-there.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { retryAfterOf } from "../../../src/marketplaces/retry-after.ts";
import { openWooCommerce } from "../../../src/marketplaces/woocommerce/open-woocommerce.ts";
import { startWooStore, type WooStore } from "../../support/woocommerce-store.ts";

let store: WooStore;

beforeEach(async () => {
	store = await startWooStore({ post: async () => 200 });
});
afterEach(() => store.stop());

const wish = (externalId: string, quantity: number, productExternalId: string | null = null): QuantityThere => ({
	listingId: externalId,
	externalId,
	productExternalId,
	stockExternalId: null,
	sku: "",
	quantity,
	former: null,
});
async function push(...quantities: QuantityThere[]) {
	const http = openHttp({ limit: 1000, interval: 1, trustedHosts: [new URL(store.url).host] });
	const client = openWooCommerce({ accountId: "https://cards.example", credentials: store.credentials, apiUrl: store.url }, http);
	const answers = (await client.pushQuantities?.(quantities)) ?? [];
	return Object.fromEntries(answers.map(({ listingId, ...outcome }) => [listingId, outcome]));
}
const batches = () => store.asked.filter((asked) => asked.startsWith("POST")).map((asked) => asked.replace("POST /wp-json/wc/v3/", ""));

describe("stock that is set in a store", () => {
	it("goes in one batch for products, and in one for the variations of each", async () => {
		const [a, b, parent] = [
			await store.addProduct({ sku: "A", stock: 5 }),
			await store.addProduct({ sku: "B", stock: 5 }),
			await store.addProduct({ sku: "P", stock: 0 }),
		];
		const [red, blue] = [await store.addProduct({ sku: "P-R", stock: 5 }), await store.addProduct({ sku: "P-B", stock: 5 })];
		for (const id of [red, blue]) store.mark(id, { parentId: parent });
		expect(await push(wish(a, 0), wish(red, 1, parent), wish(b, 2), wish(blue, 3, parent))).toEqual({
			[a]: { kind: "accepted" },
			[b]: { kind: "accepted" },
			[red]: { kind: "accepted" },
			[blue]: { kind: "accepted" },
		});
		expect(["A", "B", "P-R", "P-B"].map((sku) => store.product(sku).stock)).toEqual([0, 2, 1, 3]);
		expect(batches()).toEqual(["products/batch", `products/${parent}/variations/batch`]);
	});

	it("finds the product of a variation that an order alone had named", async () => {
		const [parent, red] = [await store.addProduct({ sku: "P", stock: 0 }), await store.addProduct({ sku: "P-R", stock: 5 })];
		store.mark(red, { parentId: parent });
		expect(await push(wish(red, 1))).toEqual({ [red]: { kind: "accepted" } });
		expect(store.product("P-R").stock).toBe(1);
	});

	it("of some that the store does not take, takes the others", async () => {
		const [good, bad, uncounted] = [
			await store.addProduct({ sku: "A", stock: 5 }),
			await store.addProduct({ sku: "B", stock: 5 }),
			await store.addProduct({ sku: "C", stock: 5 }),
		];
		store.mark(bad, { refuses: "A plugin says no." });
		store.mark(uncounted, { managesStock: false });
		expect(await push(wish(good, 1), wish(bad, 1), wish(uncounted, 1), wish("99", 1), wish("sku:x", 1))).toEqual({
			[good]: { kind: "accepted" },
			[bad]: { kind: "refused", reason: "A plugin says no." },
			[uncounted]: { kind: "refused", reason: expect.stringContaining("not counted there") },
			"99": { kind: "gone" },
			"sku:x": { kind: "refused", reason: expect.stringContaining("Only its SKU is known") },
		});
		expect(store.product("A").stock).toBe(1);
	});

	it("whose product is gone, is gone", async () => {
		expect(await push(wish("77", 1, "76"))).toEqual({ "77": { kind: "gone" } });
	});

	it("throws what a store answers as a whole: a page, a refused key, a wish to wait", async () => {
		const id = await store.addProduct({ sku: "A", stock: 5 });
		store.answerNext(1, { status: 200, headers: { "content-type": "text/html; charset=UTF-8" }, body: "<html>Briefly unavailable</html>" });
		await expect(push(wish(id, 1))).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("answers with a page (text/html") });
		store.answerNext(1, { status: 401 });
		await expect(push(wish(id, 1))).rejects.toMatchObject({ code: "conflict" });
		store.answerNext(1, { status: 429, headers: { "retry-after": "7" } });
		const error = await push(wish(id, 1)).catch((thrown: unknown) => thrown);
		expect([(error as { code: string }).code, retryAfterOf(error)]).toEqual(["unavailable", 7_000]);
		expect(store.product("A").stock).toBe(5);
	});

	it("keeps what one batch did when the next one fails", async () => {
		const [a, parent, red] = [
			await store.addProduct({ sku: "A", stock: 5 }),
			await store.addProduct({ sku: "P", stock: 0 }),
			await store.addProduct({ sku: "P-R", stock: 5 }),
		];
		store.mark(red, { parentId: parent });
		const pushed = push(wish(a, 1), wish(red, 1, parent));
		while (batches().length === 0) await new Promise((resolve) => setImmediate(resolve));
		store.answerNext(1, { status: 503 });
		expect(await pushed).toMatchObject({ [a]: { kind: "accepted" }, [red]: { kind: "later" } });
	});
});
