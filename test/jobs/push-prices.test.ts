import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setPrice } from "../../src/domain/inventory/services/set-price.ts";
import type { PricesOut } from "../../src/domain/marketplaces/prices-out.ts";
import { getPricesOut } from "../../src/domain/marketplaces/selectors/get-prices-out.ts";
import { previewPrices } from "../../src/domain/marketplaces/selectors/preview-prices.ts";
import { claimPush } from "../../src/domain/marketplaces/services/claim-push.ts";
import { setPrices } from "../../src/domain/marketplaces/services/set-prices.ts";
import { settlePrices } from "../../src/domain/marketplaces/services/settle-prices.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { undoChange } from "../../src/domain/vendors/services/undo-change.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { openPushDesk } from "../support/push-desk.ts";
import { type ShopifyApi, startShopifyApi } from "../support/shopify-api.ts";

const PLAIN: PricesOut = { on: true, markup: { by: "percent", ppm: 0 }, round: null };

let api: ShopifyApi;
let market: Market;
let shop: MarketShop;
let desk: ReturnType<typeof openPushDesk>;
let number = 0;

beforeAll(async () => {
	api = await startShopifyApi();
	market = await openMarket({ apiUrls: { shopify: api.url }, pace: { limit: 1_000, interval: 1 } });
	shop = await market.buildShop("priced", "USD", { credentials: { token: api.token } });
	desk = openPushDesk(market, shop);
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});
beforeEach(async () => {
	api.inventory.money.currency = "USD";
	await turn(PLAIN);
	await desk.push();
	market.waiting.length = 0;
	api.failures.length = 0;
	api.inventory.errors.length = 0;
	api.inventory.money.requests = 0;
	await market.sql("UPDATE connection SET push_failures = 0, push_error = NULL, push_retry_at = NULL, trouble = NULL WHERE id = $1", [shop.connectionId]);
	market.sent.length = 0;
});

const turn = (settings: PricesOut) => shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings }));
async function sellable({ productId, price = "9.99" }: { productId?: string; price?: string } = {}) {
	const id = String(6_000 + ++number);
	const sku = `PRICE-${number}`;
	const { itemId } = await shop.addItem(sku, 3);
	const stockExternalId = api.inventory.add(id, 3, { price, ...(productId !== undefined && { productId }) });
	await desk.list({ externalId: id, sku, quantity: 3, stockExternalId, productExternalId: productId ?? `5${id}` });
	await desk.push();
	return { id, sku, itemId };
}
const reprice = (itemId: string, priceMinor: bigint) =>
	market.access.withVendor(shop.principal, ["pricing.write", "inventory.read"], (scope) => setPrice(scope, { itemId, priceMinor }));
const there = (id: string) => api.inventory.variants.get(id)?.price;
const listing = async (externalId: string) => {
	const [row] = await market.sql<Record<string, unknown>>(
		"SELECT status, wanted_price_minor::int AS wanted, acked_price_minor::int AS acked, price_due_at IS NOT NULL AS due, price_error AS error FROM listing WHERE connection_id = $1 AND external_id = $2",
		[shop.connectionId, externalId],
	);
	return row;
};
const state = () => shop.as((scope) => getPricesOut(scope, { connectionId: shop.connectionId }));

describe("a price that changes", () => {
	it("goes out, marked in its transaction, in as many requests as it takes and no more", async () => {
		const [one, other] = [await sellable({ productId: "77" }), await sellable({ productId: "77" })];
		api.inventory.money.requests = 0;
		for (const minor of [1100n, 1200n, 1250n]) await reprice(one.itemId, minor);
		await reprice(other.itemId, 2000n);
		await desk.push();
		expect([there(one.id), there(other.id)]).toEqual(["12.50", "20.00"]);
		expect(api.inventory.money.requests).toBe(1);
		expect(await listing(one.id)).toEqual({ status: "active", wanted: 1250, acked: 1250, due: false, error: null });
		await desk.push();
		expect(api.inventory.money.requests).toBe(1);
	});

	it("is set where a listing becomes known, and where one is given a price of its own", async () => {
		const { id } = await sellable({ price: "5.00" });
		expect(there(id)).toBe("9.99");
		await market.sql("UPDATE listing SET price_minor = 1500 WHERE connection_id = $1 AND external_id = $2", [shop.connectionId, id]);
		await desk.push();
		expect(there(id)).toBe("15.00");
	});

	it("is pushed nowhere while prices are off, nor where they were turned off meanwhile", async () => {
		const { id, itemId } = await sellable();
		await reprice(itemId, 1500n);
		await turn({ ...PLAIN, on: false });
		await reprice(itemId, 1600n);
		await desk.push();
		expect(there(id)).toBe("9.99");
		expect(await market.sql("SELECT FROM push_mark WHERE connection_id = $1", [shop.connectionId])).toEqual([]);
	});

	it("is marked up and rounded as bulk changes are, but one of the listing's own stands as it is, and none is made of nothing", async () => {
		const [item, own, free] = [await sellable(), await sellable(), await sellable()];
		await market.sql("UPDATE listing SET price_minor = 777 WHERE connection_id = $1 AND external_id = $2", [shop.connectionId, own.id]);
		await market.sql("UPDATE item SET price_minor = 0 WHERE id = $1", [free.itemId]);
		const settings: PricesOut = { on: true, markup: { by: "percent", ppm: 50_000 }, round: { step: "100", ending: "99" } };
		const preview = await shop.as((scope) => previewPrices(scope, { connectionId: shop.connectionId, settings }));
		expect(preview.sample).toContainEqual({ sku: own.sku, title: `Card ${own.sku}`, there: 999n, should: 777n });
		await turn(settings);
		await reprice(item.itemId, 1000n);
		await desk.push();
		expect([there(item.id), there(own.id), there(free.id)]).toEqual(["10.99", "7.77", "9.99"]);
		await turn({ on: true, markup: { by: "amount", minor: "-50" }, round: null });
		await desk.push();
		expect(there(item.id)).toBe("9.50");
	});

	it("never goes before a quantity that waits, and neither holds the other up", async () => {
		await desk.turn();
		const { id, itemId } = await sellable();
		await reprice(itemId, 1300n);
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 3, unitPriceMinor: 999n }));
		const principal = { kind: "connection", vendorId: shop.vendorId, connectionId: shop.connectionId } as const;
		const first = await market.access.withVendor(principal, ["delivery.settle"], (scope) =>
			claimPush(scope, { connectionId: shop.connectionId, claim: null, most: 25 }),
		);
		expect([first?.listings.length, first?.prices.length]).toEqual([1, 0]);
		await market.sql("UPDATE connection SET push_lease_until = NULL WHERE id = $1", [shop.connectionId]);
		await desk.push();
		expect([api.inventory.available(id), there(id)]).toEqual([0, "13.00"]);
		await reprice(itemId, 1400n);
		await market.sql("UPDATE connection SET push_held_at = now() WHERE id = $1", [shop.connectionId]);
		await desk.push();
		expect(there(id)).toBe("14.00");
		await market.sql("UPDATE connection SET push_held_at = NULL WHERE id = $1", [shop.connectionId]);
		await desk.turn({ on: false });
	});
});

describe("what comes late", () => {
	const as = <R>(run: Parameters<typeof market.access.withVendor<"delivery.settle" | "inventory.read", R>>[2]) =>
		market.access.withVendor({ kind: "connection", vendorId: shop.vendorId, connectionId: shop.connectionId }, ["delivery.settle", "inventory.read"], run);
	async function claim(id: string) {
		const claimed = await as((scope) => claimPush(scope, { connectionId: shop.connectionId, claim: null, most: 25 }));
		const wish = claimed?.prices.find(({ externalId }) => externalId === id);
		if (!claimed || !wish) throw new Error("Nothing was claimed.");
		return { claim: claimed.claim, results: [{ listingId: wish.listingId, version: wish.version, priceMinor: wish.priceMinor, kind: "accepted" as const }] };
	}
	const settle = (taken: Awaited<ReturnType<typeof claim>>) => as((scope) => settlePrices(scope, { connectionId: shop.connectionId, ...taken, handOn: false }));

	it("an old price that is acknowledged after a newer one is wished for is followed by that", async () => {
		const { id, itemId } = await sellable();
		await reprice(itemId, 1500n);
		const taken = await claim(id);
		await reprice(itemId, 1800n);
		await market.sql("UPDATE connection SET push_lease_until = now() WHERE id = $1", [shop.connectionId]);
		await desk.push();
		await settle(taken);
		expect(await listing(id)).toMatchObject({ wanted: 1800, acked: 1500, due: true });
		await desk.push();
		expect([there(id), await listing(id)]).toEqual(["18.00", expect.objectContaining({ acked: 1800, due: false })]);
	});

	it("an old price that goes through while prices are turned off and on is followed by the item's", async () => {
		const { id, itemId } = await sellable();
		await reprice(itemId, 1500n);
		const taken = await claim(id);
		await turn({ ...PLAIN, on: false });
		await reprice(itemId, 999n);
		await turn(PLAIN);
		await settle(taken);
		await market.sql("UPDATE connection SET push_lease_until = NULL WHERE id = $1", [shop.connectionId]);
		await desk.push();
		expect(await listing(id)).toMatchObject({ wanted: 999, acked: 999, due: false });
	});

	it("an old price that goes through when the item has none any more leaves nothing that waits for ever", async () => {
		const { id, itemId } = await sellable();
		await reprice(itemId, 1500n);
		const taken = await claim(id);
		await market.sql("UPDATE item SET price_minor = 0 WHERE id = $1", [itemId]);
		await market.sql("UPDATE connection SET push_lease_until = now() WHERE id = $1", [shop.connectionId]);
		await desk.push();
		await settle(taken);
		expect(await listing(id)).toMatchObject({ wanted: 0, acked: 1500, due: false });
	});

	it("an old price that goes through while the mark-up is changed back is followed by what stood there before", async () => {
		const { id } = await sellable();
		await turn({ ...PLAIN, markup: { by: "percent", ppm: 100_000 } });
		const taken = await claim(id);
		await turn(PLAIN);
		await settle(taken);
		await market.sql("UPDATE connection SET push_lease_until = NULL WHERE id = $1", [shop.connectionId]);
		expect(await listing(id)).toMatchObject({ acked: 1099 });
		await desk.push();
		expect(await listing(id)).toMatchObject({ wanted: 999, acked: 999, due: false });
	});
});

describe("a marketplace that answers badly", () => {
	it("HTML instead of JSON: nothing counts, and all is sent again", async () => {
		const { id, itemId } = await sellable();
		await reprice(itemId, 1500n);
		api.failures.push({ status: 200, headers: { "content-type": "text/html" }, body: "<html>Just a moment…</html>" });
		await desk.push();
		expect(await listing(id)).toMatchObject({ due: true, error: null });
		const [row] = await market.sql<{ push_error: string }>("SELECT push_error FROM connection WHERE id = $1", [shop.connectionId]);
		expect(row?.push_error).toContain("text/html");
		await desk.push();
		expect(there(id)).toBe("15.00");
	});

	it("200 with errors inside: waits as it asks where it is throttled, and tells the shop where a scope is missing", async () => {
		const { id, itemId } = await sellable();
		await reprice(itemId, 1500n);
		// The currency is asked for first.
		api.inventory.errors.push({ message: "Throttled", extensions: { code: "THROTTLED" } });
		await desk.push();
		expect(await listing(id)).toMatchObject({ due: true });
		api.inventory.errors.push({ message: "Access denied for productVariantsBulkUpdate", extensions: { code: "ACCESS_DENIED" } });
		await desk.push();
		expect(desk.said().join("\n")).toContain("Access denied for productVariantsBulkUpdate");
	});

	it("half a batch taken: the rest is told with its reason and tried again; a variant that is gone ends", async () => {
		const [good, bad, gone] = [await sellable({ productId: "88" }), await sellable({ productId: "88" }), await sellable()];
		api.inventory.money.refused.add(bad.id);
		api.inventory.variants.delete(gone.id);
		for (const { itemId } of [good, bad, gone]) await reprice(itemId, 1500n);
		await desk.push();
		expect([there(good.id), there(bad.id)]).toEqual(["15.00", "9.99"]);
		expect(await listing(bad.id)).toMatchObject({ due: true, error: "Price is controlled by another app" });
		expect(await listing(gone.id)).toMatchObject({ status: "ended", due: false });
		const said = desk.said().join("\n");
		expect(said).toContain(
			`Shopify did not take the price of 1 listing of M-1. Mend it there; it is tried again.\nCard ${bad.sku} (${bad.sku}): Price is controlled by another app`,
		);
		expect(said).toContain(`Card ${gone.sku}`);
		expect((await state()).refused).toBe(1);
		api.inventory.money.refused.clear();
		await market.sql("UPDATE listing SET price_due_at = now() WHERE price_due_at IS NOT NULL");
		await desk.push();
		expect(there(bad.id)).toBe("15.00");
	});

	it("another currency: prices are turned off, with the reason, and stock goes on", async () => {
		const { id, itemId } = await sellable();
		await desk.turn();
		await desk.push();
		api.inventory.money.currency = "EUR";
		await reprice(itemId, 1500n);
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 999n }));
		await desk.push();
		expect([there(id), api.inventory.available(id)]).toEqual(["9.99", 2]);
		expect((await state()).settings.on).toBe(false);
		expect(desk.said().join("\n")).toContain("Shopify sells in EUR, and your prices are in USD");
		await desk.turn({ on: false });
	});
});

describe("turning prices on", () => {
	it("is undone as it was, unless it was changed since", async () => {
		const { changeNumber } = await turn({ on: true, markup: { by: "percent", ppm: 100_000 }, round: null });
		const { what } = await shop.as((scope) => undoChange(scope, { change: changeNumber ?? 0n }));
		expect(what).toBe("M-1 shows your prices");
		const again = await turn({ on: true, markup: { by: "percent", ppm: 100_000 }, round: null });
		await turn(PLAIN);
		await expect(shop.as((scope) => undoChange(scope, { change: again.changeNumber ?? 0n }))).rejects.toMatchObject({ code: "conflict" });
	});

	it("is refused where prices can't be pushed, without keys, and for another shop's connection", async () => {
		const other = await market.buildShop("etsy-priced", "USD", { marketplace: "etsy", account: "123", credentials: { key: "k", token: "t" } });
		const bare = await market.buildShop("bare-priced");
		await expect(other.as((scope) => setPrices(scope, { connectionId: other.connectionId, settings: PLAIN }))).rejects.toThrow(
			"Prices can't be pushed to Etsy",
		);
		await expect(bare.as((scope) => setPrices(scope, { connectionId: bare.connectionId, settings: PLAIN }))).rejects.toThrow("has no keys");
		await expect(other.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings: PLAIN }))).rejects.toMatchObject({ code: "not_found" });
		const wrong = { ...PLAIN, markup: { by: "percent", ppm: -1_000_000 } } as const;
		await expect(shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings: wrong }))).rejects.toMatchObject({ code: "invalid_input" });
	});
});
