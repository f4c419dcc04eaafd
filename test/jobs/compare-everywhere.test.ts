import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setPrice } from "../../src/domain/inventory/services/set-price.ts";
import { marketplaceTitle } from "../../src/domain/marketplaces/marketplaces.ts";
import { describeRead } from "../../src/domain/marketplaces/selectors/describe-read.ts";
import { acceptDrift } from "../../src/domain/marketplaces/services/accept-drift.ts";
import { acceptPriceDrift } from "../../src/domain/marketplaces/services/accept-price-drift.ts";
import { beginRead } from "../../src/domain/marketplaces/services/begin-read.ts";
import { pushDrift } from "../../src/domain/marketplaces/services/push-drift.ts";
import { pushPriceDrift } from "../../src/domain/marketplaces/services/push-price-drift.ts";
import { setPrices } from "../../src/domain/marketplaces/services/set-prices.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { undoChange } from "../../src/domain/vendors/services/undo-change.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { MARKET_SIDES, type MarketSide } from "../support/market-sides.ts";
import { openPushDesk } from "../support/push-desk.ts";

describe.each(MARKET_SIDES)("what stands on %s, compared with ours", (name, openSide) => {
	let side: MarketSide;
	let market: Market;
	let shop: MarketShop;
	let desk: ReturnType<typeof openPushDesk>;
	let number = 0;

	beforeAll(async () => {
		side = await openSide();
		market = await openMarket({ apiUrls: { [name]: side.url }, pace: { limit: 1_000, interval: 1 } });
		shop = await market.buildShop(`${name}-shop`, side.currency, { marketplace: name, account: side.account, credentials: side.credentials });
		desk = openPushDesk(market, shop);
		await desk.turn();
	}, 60_000);
	afterAll(async () => {
		await market?.close();
		await side?.close();
	});
	beforeEach(async () => {
		await market.drain();
		market.waiting.length = 0;
		market.sent.length = 0;
		await market.sql("UPDATE connection SET push_failures = 0, push_error = NULL, push_retry_at = NULL WHERE id = $1", [shop.connectionId]);
	});

	const title = marketplaceTitle(name);
	/** An item that as many are shown of as there are here. */
	async function sellable(copies: number) {
		const sku = `${name.toUpperCase()}-${++number}`;
		const { itemId } = await shop.addItem(sku, copies);
		const sold = await side.put(sku, copies);
		await desk.list({ ...sold, quantity: copies, changedAt: null });
		await desk.push();
		for (const table of ["stock_movement", "reservation"])
			await market.sql(`UPDATE ${table} SET created_at = created_at - interval '1 minute' WHERE vendor_id = $1`, [shop.vendorId]);
		return { ...sold, itemId };
	}
	async function compare() {
		await market.sql(
			"UPDATE listing SET acked_at = acked_at - interval '1 minute', price_acked_at = price_acked_at - interval '1 minute' WHERE connection_id = $1",
			[shop.connectionId],
		);
		const read = await shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }));
		await market.drain();
		return { read, reply: await shop.as((scope) => describeRead(scope, { number: read })) };
	}

	it("finds what no event told; theirs is accepted, or ours set over it", async () => {
		const [same, low, high] = [await sellable(4), await sellable(5), await sellable(2)];
		side.setThere(low.sku, 3);
		side.setThere(high.sku, 4);
		const { read, reply } = await compare();
		expect(reply.text).toContain(`2 listings on ${title} show another number than they should`);
		expect(reply.rows?.rows.map(([, sku, ours, theirs]) => [sku, ours, theirs])).toEqual([
			[high.sku, "2", "4"],
			[low.sku, "5", "3"],
		]);
		await shop.as((scope) => acceptDrift(scope, { read, externalId: low.externalId }));
		await shop.as((scope) => pushDrift(scope, { read, externalId: high.externalId }));
		await market.drain();
		expect([await shop.stock(low.sku), side.shown(low.sku), side.shown(high.sku), side.shown(same.sku)]).toEqual([{ onHand: 3, committed: 0 }, 3, 2, 4]);
		expect((await compare()).reply.text).toContain("nothing differs");
	});

	it("sends again what it lost, and says so", async () => {
		const { sku, itemId } = await sellable(5);
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 2, unitPriceMinor: 999n }));
		await market.drain();
		expect(side.shown(sku)).toBe(3);
		for (const table of ["stock_movement", "reservation"])
			await market.sql(`UPDATE ${table} SET created_at = created_at - interval '1 minute' WHERE vendor_id = $1`, [shop.vendorId]);
		side.setThere(sku, 5);
		expect((await compare()).reply.text).toContain("1 listing showed what had been sent there before: pushed again.");
		expect(side.shown(sku)).toBe(3);
	});

	it("ends a listing that vanished there, and says so; found by a push it is told too", async () => {
		const [gone, pushed] = [await sellable(5), await sellable(5)];
		side.remove(gone.sku);
		const { reply } = await compare();
		expect(reply.text).toContain(`1 listing is not on ${title} any more, and ended here too.`);
		expect(await desk.listing(gone.externalId)).toMatchObject({ status: "ended", due: false });
		side.remove(pushed.sku);
		market.sent.length = 0;
		await shop.as((scope) => sellItem(scope, { itemId: pushed.itemId, quantity: 1, unitPriceMinor: 999n }));
		await market.drain();
		// eBay's Inventory API says the same of a SKU that it never knew: that is told as it is, and read by the next comparison.
		expect(desk.said().join("\n")).toContain(name === "ebay" ? "Inventory API does not know this SKU" : `is not on ${title} any more`);
	});

	it("tells what it does not take, once, with its own words", async () => {
		const { sku, itemId } = await sellable(5);
		side.refuse(sku);
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 999n }));
		await market.drain();
		expect(desk.said().join("\n")).toContain(`${title} did not take the quantity of 1 listing of M-1`);
		await desk.hurry();
		await desk.push();
		expect(desk.said()).toEqual([]);
	});

	it.each([
		["page", "answers with a page (text/html"],
		["errors", title],
	] as const)("compares nothing by an answer that is none (%s), says why, and ends no listing", async (how, said) => {
		const { externalId } = await sellable(5);
		side.answerBadly(how);
		const { reply } = await compare();
		expect(reply.text).toContain(said);
		expect(reply.text).not.toContain("nothing differs");
		expect(await desk.listing(externalId)).toMatchObject({ status: "active" });
		expect((await compare()).reply.rows ?? null).toBeNull();
	});

	it("compares prices where ours go out: what was changed there is named, and set again by a button", async () => {
		const settings = { on: true, markup: { by: "percent", ppm: 0 }, round: null } as const;
		const [changed, ours] = [await sellable(5), await sellable(5)];
		await shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings }));
		await market.drain();
		await shop.as((scope) => setPrice(scope, { itemId: ours.itemId, priceMinor: 1500n }));
		await desk.push();
		expect([side.price(changed.sku), side.price(ours.sku)]).toEqual([999, 1500]);
		expect((await compare()).reply.text).toContain("nothing differs");
		side.setPrice(changed.sku, 450);
		const { read, reply } = await compare();
		expect(reply.text).toContain(`1 price was changed on ${title}`);
		expect(reply.text).toMatch(/4\.50 there, .*9\.99 from you/);
		expect(side.price(changed.sku)).toBe(450);
		expect(reply.actions?.map(({ command }) => command)).toEqual([
			`/market sync L-${read} prices listing:all`,
			`/market sync L-${read} accept-prices listing:all`,
			expect.stringContaining(`/market sync L-${read} listing:`),
		]);
		expect(await shop.as((scope) => pushPriceDrift(scope, { read, externalId: null }))).toMatchObject({ count: 1 });
		await market.drain();
		expect(side.price(changed.sku)).toBe(999);
		await expect(shop.as((scope) => pushPriceDrift(scope, { read, externalId: null }))).rejects.toMatchObject({ code: "conflict" });
		await shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings: { ...settings, on: false } }));
	});

	it("takes a price that was changed there for the listing's own, which nothing pushes over until that is undone", async () => {
		const settings = { on: true, markup: { by: "percent", ppm: 0 }, round: null } as const;
		const { sku, itemId, externalId } = await sellable(5);
		await shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings }));
		await market.drain();
		side.setPrice(sku, 450);
		const { read } = await compare();
		const { changeNumber, count } = await shop.as((scope) => acceptPriceDrift(scope, { read, externalId }));
		expect(count).toBe(1);
		await desk.push();
		await shop.as((scope) => setPrice(scope, { itemId, priceMinor: 1200n }));
		await desk.push();
		expect(side.price(sku)).toBe(450);
		expect((await compare()).reply.text).toContain("nothing differs");
		await shop.as((scope) => setPrice(scope, { itemId, priceMinor: 999n }));
		await shop.as((scope) => undoChange(scope, { change: changeNumber }));
		await desk.push();
		expect(side.price(sku)).toBe(450);
		expect((await compare()).reply.text).toContain(`1 price was changed on ${title}`);
		await shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings: { ...settings, on: false } }));
	});
});
