import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setPrice } from "../../../src/domain/inventory/services/set-price.ts";
import type { PricesOut } from "../../../src/domain/marketplaces/prices-out.ts";
import { describeRead } from "../../../src/domain/marketplaces/selectors/describe-read.ts";
import { getListingPrices } from "../../../src/domain/marketplaces/selectors/get-listing-prices.ts";
import { previewPrices } from "../../../src/domain/marketplaces/selectors/preview-prices.ts";
import { acceptPriceDrift } from "../../../src/domain/marketplaces/services/accept-price-drift.ts";
import { pushPriceDrift } from "../../../src/domain/marketplaces/services/push-price-drift.ts";
import { setListingPrice } from "../../../src/domain/marketplaces/services/set-listing-price.ts";
import { setPrices } from "../../../src/domain/marketplaces/services/set-prices.ts";
import { undoChange } from "../../../src/domain/vendors/services/undo-change.ts";
import { type DriftDesk, type DriftShop, openDriftDesk } from "../../support/drift-desk.ts";

const MARKED_UP: PricesOut = { on: true, markup: { by: "percent", ppm: 50_000 }, round: { step: "100", ending: "99" } };
const PLAIN: PricesOut = { on: true, markup: { by: "percent", ppm: 0 }, round: null };

let desk: DriftDesk;
let shop: DriftShop;

beforeAll(async () => {
	desk = await openDriftDesk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.openShop();
	await turn(PLAIN);
});

const turn = (settings: PricesOut) => shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings }));
const there = (id: string) => desk.api.inventory.variants.get(id)?.price;
const change = (id: string, price: string) => {
	const variant = desk.api.inventory.variants.get(id);
	if (variant) variant.price = price;
};
const give = (itemId: string, priceMinor: bigint | null) => shop.as((scope) => setListingPrice(scope, { connectionId: shop.connectionId, itemId, priceMinor }));
const reprice = (itemId: string, priceMinor: bigint) => shop.as((scope) => setPrice(scope, { itemId, priceMinor }));
const undo = (number: bigint | null) => shop.as((scope) => undoChange(scope, { change: number ?? 0n }));
const open = async () => (await compare()).reply.text;
/** Reads all and compares, as later as an answer may be read that was asked for before a price was acknowledged. */
async function compare() {
	await desk.market.sql(
		"UPDATE listing SET acked_at = acked_at - interval '1 minute', price_acked_at = price_acked_at - interval '1 minute' WHERE connection_id = $1",
		[shop.connectionId],
	);
	return shop.compare();
}

describe("a price of the listing's own", () => {
	it("goes out as it is, whatever the item, the mark-up and the rounding make; taken away, what they make goes out again", async () => {
		const { id, itemId } = await shop.sellable(3);
		await turn(MARKED_UP);
		await shop.push();
		expect(there(id)).toBe("10.99");
		await give(itemId, 1234n);
		expect(await desk.market.sql("SELECT kind FROM push_mark WHERE connection_id = $1", [shop.connectionId])).toEqual([{ kind: "price" }]);
		await shop.push();
		expect(there(id)).toBe("12.34");
		await reprice(itemId, 2000n);
		await turn({ ...MARKED_UP, round: null });
		await shop.push();
		expect(there(id)).toBe("12.34");
		const found = await shop.as((scope) => getListingPrices(scope, { connectionId: shop.connectionId, itemId }));
		expect(found.listings).toMatchObject([{ own: 1234n, ruled: 2100n, there: 1234n, set: 1234n, isChanged: false }]);
		await give(itemId, null);
		await shop.push();
		expect(there(id)).toBe("21.00");
	});

	it("is undone as it was, with its audit, unless it was changed since", async () => {
		const { id, itemId } = await shop.sellable(3);
		const first = await give(itemId, 1234n);
		await shop.push();
		const second = await give(itemId, 1500n);
		await expect(undo(first)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Nothing was undone") });
		expect((await undo(second)).what).toContain("1 listing of M-1");
		await shop.push();
		expect(there(id)).toBe("12.34");
		await undo(first);
		await shop.push();
		expect(there(id)).toBe("9.99");
		const actions = await desk.market.sql("SELECT action FROM audit_entry WHERE vendor_id = $1 AND action LIKE '%listing-price%' ORDER BY number", [
			shop.vendorId,
		]);
		expect(actions.map(({ action }) => action)).toEqual(["set-listing-price", "set-listing-price", "undo-listing-prices", "undo-listing-prices"]);
		expect(await give(itemId, null)).toBeNull();
	});

	it("is kept where prices are off, and goes out once they are on", async () => {
		const { id, itemId } = await shop.sellable(3);
		await turn({ ...PLAIN, on: false });
		await give(itemId, 1234n);
		expect(await shop.marks()).toBe(0);
		await shop.push();
		expect(there(id)).toBe("9.99");
		await turn(PLAIN);
		await shop.push();
		expect(there(id)).toBe("12.34");
	});

	it("set where somebody changed it there, is set over that: it decides", async () => {
		const { id, itemId } = await shop.sellable(3);
		change(id, "4.50");
		expect(await open()).toContain("1 price was changed on Shopify");
		const changed = await give(itemId, 999n);
		await shop.push();
		expect(there(id)).toBe("9.99");
		await undo(changed);
		await shop.push();
		expect(there(id)).toBe("9.99");
	});

	it("is refused of nothing, of less than nothing, and below the shop's floor unless that is meant", async () => {
		const { itemId } = await shop.sellable(3);
		await expect(give(itemId, 0n)).rejects.toMatchObject({ code: "invalid_input", hint: expect.stringContaining("none") });
		await expect(give(itemId, -1n)).rejects.toMatchObject({ code: "invalid_input" });
		await desk.market.sql("UPDATE vendor SET price_floor_minor = 500 WHERE id = $1", [shop.vendorId]);
		await expect(give(itemId, 450n)).rejects.toMatchObject({
			code: "invalid_input",
			hint: expect.stringMatching(/\/market price M-1 DRIFT-\d+ 4\.50 floor:yes/),
		});
		expect(
			await shop.as((scope) => setListingPrice(scope, { connectionId: shop.connectionId, itemId, priceMinor: 450n, allowBelowFloor: true })),
		).not.toBeNull();
	});

	it("is refused where the item is not for sale, and for another shop's connection or item", async () => {
		const { itemId } = await shop.addItem(`ALONE-${shop.vendorId}`, 1);
		await expect(give(itemId, 450n)).rejects.toMatchObject({ code: "not_found", message: expect.stringContaining("is not for sale on Shopify (M-1)") });
		const { itemId: mine } = await shop.sellable(1);
		const other = await desk.market.buildShop(`other-prices-${shop.vendorId}`, "USD", { credentials: { token: desk.api.token } });
		const foreign = (connectionId: string, item: string) => other.as((scope) => setListingPrice(scope, { connectionId, itemId: item, priceMinor: 100n }));
		await expect(foreign(shop.connectionId, mine)).rejects.toMatchObject({ code: "not_found" });
		await expect(foreign(other.connectionId, mine)).rejects.toMatchObject({ code: "not_found" });
		expect(await desk.market.sql("SELECT FROM listing WHERE price_minor IS NOT NULL AND vendor_id = $1", [shop.vendorId])).toEqual([]);
	});
});

describe("a price that was changed on a marketplace, and nobody has decided about", () => {
	it("is left alone until ours changes once more: then the newer one goes out, and the channel is told what it went over", async () => {
		const { id, sku, itemId } = await shop.sellable(3);
		change(id, "4.50");
		await compare();
		shop.said();
		await shop.push();
		expect(there(id)).toBe("4.50");
		await reprice(itemId, 1100n);
		await reprice(itemId, 1200n);
		await shop.push();
		expect(there(id)).toBe("12.00");
		expect(shop.said()).toEqual([
			`A price that was changed on Shopify (M-1) is set over by a newer one of yours.\nCard ${sku} (${sku}): $4.50 there, $12.00 from you\nTo keep what stood there: /market price M-1 ${sku} 4.50`,
		]);
		change(id, "12.50");
		await compare();
		shop.said();
		await reprice(itemId, 1250n);
		await shop.push();
		expect(shop.said()).toEqual([]);
	});

	it("is what stands there for the preview once prices are turned off and on again", async () => {
		const { id, sku } = await shop.sellable(3);
		change(id, "4.50");
		await compare();
		const preview = () => shop.as((scope) => previewPrices(scope, { connectionId: shop.connectionId, settings: PLAIN }));
		expect(await preview()).toEqual({ changes: 0, sample: [] });
		await turn({ ...PLAIN, on: false });
		expect(await preview()).toEqual({ changes: 1, sample: [{ sku, title: `Card ${sku}`, there: 450n, should: 999n }] });
	});
});

describe("accepting prices that were changed on a marketplace", () => {
	it("makes each its listing's own, pushes nothing, and one undo lets all of them be open again", async () => {
		const [one, other] = [await shop.sellable(3), await shop.sellable(3)];
		change(one.id, "4.50");
		change(other.id, "25.00");
		const { read, reply } = await compare();
		expect(reply.text).toContain("accept theirs: each becomes that listing's own price, and the item's stays");
		expect(reply.actions?.map(({ label }) => label)).toEqual(["Set our prices (2)", "Accept their prices (2)", "One by one"]);
		desk.api.inventory.money.requests = 0;
		const { changeNumber, ...accepted } = await shop.as((scope) => acceptPriceDrift(scope, { read, externalId: null }));
		expect(accepted).toMatchObject({ count: 2, left: 0, rest: 0 });
		await shop.push();
		expect([there(one.id), there(other.id), desk.api.inventory.money.requests]).toEqual(["4.50", "25.00", 0]);
		expect(await desk.market.sql("SELECT price_minor::int AS price FROM item WHERE vendor_id = $1", [shop.vendorId])).toEqual([{ price: 999 }, { price: 999 }]);
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).text).toContain("nothing differs");
		await undo(changeNumber);
		await shop.push();
		expect([there(one.id), there(other.id)]).toEqual(["4.50", "25.00"]);
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).text).toContain("2 prices were changed on Shopify");
		expect(await shop.as((scope) => pushPriceDrift(scope, { read, externalId: null }))).toMatchObject({ count: 2 });
		await shop.push();
		expect([there(one.id), there(other.id)]).toEqual(["9.99", "9.99"]);
	});

	it("takes one of them, shown by itself with its choices and the next one", async () => {
		const [one, other] = [await shop.sellable(3), await shop.sellable(3)];
		change(one.id, "4.50");
		change(other.id, "25.00");
		const { read, reply } = await compare();
		const [, , each] = reply.actions ?? [];
		expect(each?.command).toBe(`/market sync L-${read} listing:${other.id}`);
		const externalId = one.id;
		expect(await shop.as((scope) => acceptPriceDrift(scope, { read, externalId }))).toMatchObject({ count: 1 });
		await expect(shop.as((scope) => acceptPriceDrift(scope, { read, externalId }))).rejects.toMatchObject({ code: "conflict" });
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).text).toContain("1 price was changed on Shopify");
	});

	it("leaves open what costs nothing there or less than the floor, and says how to go on", async () => {
		const [low, free, fit] = [await shop.sellable(3), await shop.sellable(3), await shop.sellable(3)];
		change(low.id, "0.01");
		change(free.id, "0.00");
		change(fit.id, "8.00");
		await desk.market.sql("UPDATE vendor SET price_floor_minor = 50 WHERE id = $1", [shop.vendorId]);
		const { read } = await compare();
		await expect(shop.as((scope) => acceptPriceDrift(scope, { read, externalId: low.id }))).rejects.toMatchObject({
			code: "conflict",
			hint: expect.stringContaining(`/market price M-1 ${low.sku} <price>`),
		});
		expect(await shop.as((scope) => acceptPriceDrift(scope, { read, externalId: null }))).toMatchObject({ count: 1, left: 2 });
	});

	it("decides nothing of a comparison that a later one has outdated, nor of another shop's", async () => {
		const { id } = await shop.sellable(3);
		change(id, "4.50");
		const { read } = await compare();
		const other = await desk.market.buildShop(`other-accepts-${shop.vendorId}`, "USD", { credentials: { token: desk.api.token } });
		await expect(other.as((scope) => acceptPriceDrift(scope, { read, externalId: id }))).rejects.toMatchObject({ code: "not_found" });
		await compare();
		await expect(shop.as((scope) => acceptPriceDrift(scope, { read, externalId: id }))).rejects.toThrow("L-1 is outdated: L-2");
		await expect(shop.as((scope) => acceptPriceDrift(scope, { read: 2, externalId: "" }))).rejects.toMatchObject({ code: "invalid_input" });
	});
});
