import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { describeRead } from "../../src/domain/marketplaces/selectors/describe-read.ts";
import { listDrift } from "../../src/domain/marketplaces/selectors/list-drift.ts";
import { acceptDrift } from "../../src/domain/marketplaces/services/accept-drift.ts";
import { askForCount } from "../../src/domain/marketplaces/services/ask-for-count.ts";
import { beginRead } from "../../src/domain/marketplaces/services/begin-read.ts";
import { pushDrift } from "../../src/domain/marketplaces/services/push-drift.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { undoChange } from "../../src/domain/vendors/services/undo-change.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { openPushDesk } from "../support/push-desk.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { type ShopifyApi, startShopifyApi } from "../support/shopify-api.ts";

let api: ShopifyApi;
let market: Market;
let shop: MarketShop;
let desk: ReturnType<typeof openPushDesk>;
let number = 0;
let shops = 0;

beforeAll(async () => {
	api = await startShopifyApi({ bucket: 100_000, restoreRate: 100_000 });
	market = await openMarket({ apiUrls: { shopify: api.url }, pace: { limit: 1_000, interval: 1 } });
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});
beforeEach(async () => {
	api.variants.clear();
	api.inventory.variants.clear();
	api.orders.clear();
	api.failures.length = 0;
	market.waiting.length = 0;
	market.sent.length = 0;
	shop = await market.buildShop(`differs-${++shops}`, "USD", { credentials: { token: api.token } });
	desk = openPushDesk(market, shop);
	await desk.turn();
});

/** An item that Shopify shows as many of as there are here. */
async function sellable(copies: number): Promise<{ id: string; sku: string; itemId: string }> {
	const id = String(8_000 + ++number);
	const sku = `DRIFT-${number}`;
	const { itemId } = await shop.addItem(sku, copies);
	const stockExternalId = api.inventory.add(id, copies);
	await desk.list({ externalId: id, sku, quantity: copies, stockExternalId });
	api.variants.set(id, { id, productId: `9${id}`, productTitle: `Card ${sku}`, sku, updatedAt: new Date().toISOString() });
	await desk.push();
	return { id, sku, itemId };
}

/** What has moved by now moved a minute ago. */
async function settle() {
	for (const table of ["stock_movement", "reservation"])
		await market.sql(`UPDATE ${table} SET created_at = created_at - interval '1 minute' WHERE vendor_id = $1`, [shop.vendorId]);
}
/** Reads all, and compares. */
async function compare() {
	const read = await shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }));
	await market.drain();
	return { read, reply: await shop.as((scope) => describeRead(scope, { number: read })) };
}
const drift = async () =>
	(await shop.as((scope) => listDrift(scope, { connectionId: shop.connectionId, most: 50 }))).map(({ sku, ours, theirs }) => `${sku} ${ours} ${theirs}`);
/** Somebody at the marketplace's own desk. */
const setThere = (id: string, quantity: number) => api.inventory.variants.get(id)?.levels.set("1", quantity);
const last = (read: number, externalId: string | null) => ({ read, externalId });

describe("comparing what stands on a marketplace with ours", () => {
	it("finds what no event told, and says what shows too much first", async () => {
		const [low, high, same] = [await sellable(5), await sellable(2), await sellable(3)];
		await settle();
		setThere(low.id, 3);
		setThere(high.id, 4);
		const { reply } = await compare();
		expect(await drift()).toEqual([`${high.sku} 2 4`, `${low.sku} 5 3`]);
		expect(reply.text).toContain("2 listings on Shopify show another number than they should");
		expect(reply.rows?.rows.map(([, sku, ours, theirs]) => [sku, ours, theirs])).toEqual([
			[high.sku, "2", "4"],
			[low.sku, "5", "3"],
		]);
		expect(reply.actions?.map(({ command }) => command)).toEqual([
			"/market sync L-1 push listing:all",
			"/market sync L-1 accept listing:all",
			"/market sync L-1 count listing:all",
			`/market sync L-1 listing:${high.id}`,
		]);
		expect((await desk.listing(same.id)).acked).toBe(3);
	});

	it("takes a sale that the marketplace knows of for none: told, asked for, or waiting in a delivery that can't be worked off", async () => {
		const [told, asked, stuck] = [await sellable(5), await sellable(5), await sellable(5)];
		await settle();
		for (const { id } of [told, asked, stuck]) api.inventory.buy(id);
		const order = (id: string, { id: variantId, sku }: { id: string; sku: string }) => shopifyOrder({ id, lines: [{ id: "1", sku, quantity: 1, variantId }] });
		await postAsShopify({ url: shop.url, secret: shop.secret, body: order("61", told) });
		api.orders.set("62", { body: order("62", asked), updatedAt: new Date().toISOString() });
		await postAsShopify({ url: shop.url, secret: shop.secret, body: order("63", stuck) });
		const waits = market.waiting.splice(0).filter(({ job }) => job === "process-delivery");
		await market.sql("UPDATE webhook_delivery SET status = 'dead', error = 'fault' WHERE vendor_id = $1 AND position(convert_to($2, 'UTF8') IN body) > 0", [
			shop.vendorId,
			stuck.sku,
		]);
		market.waiting.push(...waits);
		const { reply } = await compare();
		expect(await drift()).toEqual([]);
		expect(reply.text).toContain("nothing differs");
		expect(reply.text).toContain("left for the next time");
		expect(await shop.stock(asked.sku)).toEqual({ onHand: 5, committed: 1 });
	});

	it("waits with it while the orders can't be asked for", async () => {
		const { id, sku } = await sellable(5);
		await settle();
		api.inventory.buy(id);
		const read = await shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }));
		const reading = market.waiting.splice(0).find(({ job }) => job === "read-listings");
		if (!reading) throw new Error("No reading was asked for.");
		await market.runJob(reading);
		for (let times = 0; times < 3; times++) api.failures.push({ status: 503 });
		await market.drain();
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).progress?.active).toBe(true);
		api.failures.length = 0;
		const body = shopifyOrder({ id: "71", lines: [{ id: "1", sku, quantity: 1, variantId: id }] });
		api.orders.set("71", { body, updatedAt: new Date().toISOString() });
		await market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		await market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		expect(await drift()).toEqual([]);
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).text).toContain("nothing differs");
	});

	it("pushes again what the marketplace lost, and says so; from the third time on in a row a person hears of it", async () => {
		const { id, itemId, sku } = await sellable(5);
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 2, unitPriceMinor: 999n }));
		await market.drain();
		expect(api.inventory.available(id)).toBe(3);
		await settle();
		setThere(id, 5);
		const { reply } = await compare();
		expect(reply.text).toContain("1 listing showed what had been sent there before: pushed again.");
		expect(api.inventory.available(id)).toBe(3);
		await market.sql("UPDATE listing SET heals = 2 WHERE connection_id = $1", [shop.connectionId]);
		setThere(id, 5);
		await compare();
		expect(await drift()).toEqual([`${sku} 3 5`]);
	});

	it("leaves alone what is pushed just now, has no item, is ended, or is not counted there", async () => {
		const [waiting, alone] = [await sellable(5), await sellable(5)];
		await settle();
		setThere(waiting.id, 1);
		setThere(alone.id, 1);
		await market.sql("UPDATE listing SET push_due_at = now() + interval '1 hour' WHERE connection_id = $1 AND external_id = $2", [
			shop.connectionId,
			waiting.id,
		]);
		await market.sql("UPDATE listing SET item_id = NULL, sku = '' WHERE connection_id = $1 AND external_id = $2", [shop.connectionId, alone.id]);
		api.variants.set(alone.id, { id: alone.id, productId: "1", productTitle: "Alone" });
		api.variants.set("77", { id: "77", productId: "2", productTitle: "Uncounted", sku: waiting.sku, tracked: false });
		await compare();
		expect(await drift()).toEqual([]);
	});
});

describe("the daily comparison", () => {
	const watch = async () => {
		await market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		await market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		await market.drain();
	};
	// The first look makes the webhooks, and says so.
	beforeEach(watch);
	const dayPasses = () => market.sql("UPDATE connection SET sync_due_at = now() WHERE id = $1", [shop.connectionId]);

	it("is one card a day in the channel that asked for errors, with what can be done of it", async () => {
		const { id, sku } = await sellable(5);
		await settle();
		setThere(id, 2);
		await watch();
		await dayPasses();
		market.sent.length = 0;
		await watch();
		await watch();
		expect(market.sent.map(({ reply }) => reply.rows?.rows[0]?.slice(1, 4))).toEqual([[sku, "5", "2"]]);
		expect(market.sent[0]?.reply.actions?.[0]?.command).toBe("/market sync L-1 push listing:all");
		await dayPasses();
		await watch();
		expect(market.sent).toHaveLength(2);
	});

	it("says nothing where all agrees, and tells when the marketplace could not be read", async () => {
		await sellable(5);
		await settle();
		await watch();
		market.sent.length = 0;
		await dayPasses();
		await watch();
		expect(market.sent).toEqual([]);
		await dayPasses();
		await market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		await market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		api.failures.push({ status: 200, body: "<html>Just a moment…</html>" });
		await market.drain();
		expect(market.sent.map(({ reply }) => reply.text)).toEqual([expect.stringContaining("could not be compared with your stock today")]);
	});

	it("leaves a connection alone that is neither pushed to nor was ever matched", async () => {
		await sellable(5);
		await desk.turn({ on: false });
		await dayPasses();
		await watch();
		expect(await market.sql("SELECT FROM listing_read WHERE connection_id = $1", [shop.connectionId])).toEqual([]);
		await expect(shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }))).rejects.toThrow("/market match M-1");
	});
});

describe("accepting what a marketplace shows", () => {
	it("corrects the stock with its reason in the ledger, and one undo takes all of it back", async () => {
		const [low, high] = [await sellable(5), await sellable(2)];
		await settle();
		setThere(low.id, 3);
		setThere(high.id, 4);
		const { read } = await compare();
		const { changeNumber, ...accepted } = await shop.as((scope) => acceptDrift(scope, last(read, null)));
		expect(accepted).toMatchObject({ count: 2, added: 2, removed: 2, left: 0, rest: 0 });
		await market.drain();
		expect([await shop.stock(low.sku), await shop.stock(high.sku)]).toEqual([
			{ onHand: 3, committed: 0 },
			{ onHand: 4, committed: 0 },
		]);
		expect(
			await market.sql("SELECT kind, reason, reference FROM stock_movement WHERE vendor_id = $1 AND item_id = $2 AND delta < 0", [shop.vendorId, low.itemId]),
		).toEqual([{ kind: "adjusted", reason: "as Shopify shows it (M-1): 3, not 5", reference: "M-1" }]);
		expect([api.inventory.available(low.id), api.inventory.available(high.id)]).toEqual([3, 4]);
		const { what } = await shop.as((scope) => undoChange(scope, { change: changeNumber }));
		expect(what).toBe("the stock of 2 items does not follow M-1 any more");
		expect([await shop.stock(low.sku), await shop.stock(high.sku)]).toEqual([
			{ onHand: 5, committed: 0 },
			{ onHand: 2, committed: 0 },
		]);
		expect(await market.drift()).toEqual([]);
	});

	it("reckons with the share, the buffer and the most that are shown, and never takes what is promised", async () => {
		const item = await sellable(10);
		await desk.turn({ percentage: 50, buffer: 1, max: 6 });
		await market.drain();
		expect(api.inventory.available(item.id)).toBe(4);
		await settle();
		setThere(item.id, 2);
		const { read } = await compare();
		await shop.as((scope) => acceptDrift(scope, last(read, item.id)));
		expect(await shop.stock(item.sku)).toEqual({ onHand: 7, committed: 0 });
		await settle();
		await market.drain();
		setThere(item.id, 7);
		const beyond = await compare();
		await expect(shop.as((scope) => acceptDrift(scope, last(beyond.read, item.id)))).rejects.toMatchObject({ code: "conflict" });
		expect(await shop.stock(item.sku)).toEqual({ onHand: 7, committed: 0 });
	});

	it("does only what is still as it was compared, and nothing of a comparison that a later one has outdated", async () => {
		const [moved, gone] = [await sellable(5), await sellable(5)];
		await settle();
		setThere(moved.id, 3);
		setThere(gone.id, 3);
		const { read } = await compare();
		await shop.as((scope) => sellItem(scope, { itemId: moved.itemId, quantity: 1, unitPriceMinor: 999n }));
		await expect(shop.as((scope) => acceptDrift(scope, last(read, moved.id)))).rejects.toMatchObject({ code: "conflict" });
		expect(await shop.stock(moved.sku)).toEqual({ onHand: 4, committed: 0 });
		await compare();
		await expect(shop.as((scope) => acceptDrift(scope, last(read, gone.id)))).rejects.toThrow("L-1 is outdated: L-2");
		expect(await shop.stock(gone.sku)).toEqual({ onHand: 5, committed: 0 });
	});

	it("reaches no comparison of another shop", async () => {
		const { id } = await sellable(5);
		await settle();
		setThere(id, 3);
		const { read } = await compare();
		const other = await market.buildShop(`other-${shops}`, "USD", { credentials: { token: api.token } });
		await expect(other.as((scope) => acceptDrift(scope, last(read, id)))).rejects.toMatchObject({ code: "not_found" });
		await expect(other.as((scope) => pushDrift(scope, last(read, id)))).rejects.toMatchObject({ code: "not_found" });
		await expect(other.as((scope) => askForCount(scope, last(read, id)))).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("setting ours over it, or counting", () => {
	it("sets ours, but not over a sale since", async () => {
		const [plain, sold] = [await sellable(5), await sellable(5)];
		await settle();
		setThere(plain.id, 8);
		setThere(sold.id, 3);
		const { read } = await compare();
		api.inventory.buy(sold.id, 3);
		expect(await shop.as((scope) => pushDrift(scope, last(read, null)))).toMatchObject({ count: 2 });
		await market.drain();
		expect(api.inventory.available(plain.id)).toBe(5);
		expect(api.inventory.available(sold.id)).toBe(0);
		await expect(shop.as((scope) => pushDrift(scope, last(read, plain.id)))).rejects.toMatchObject({ code: "conflict" });
	});

	it("says where ours does not go out", async () => {
		const { id } = await sellable(5);
		await settle();
		setThere(id, 3);
		const { read } = await compare();
		await desk.turn({ on: false });
		await expect(shop.as((scope) => pushDrift(scope, last(read, null)))).rejects.toThrow("Nothing is pushed to Shopify (M-1)");
	});

	it("names where to count, and shows it as that until the numbers agree", async () => {
		const { id, sku } = await sellable(5);
		await settle();
		setThere(id, 3);
		const { read } = await compare();
		const { places } = await shop.as((scope) => askForCount(scope, last(read, id)));
		expect(places).toMatchObject([{ sku, onHand: 5, isDefault: true }]);
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).rows?.rows[0]?.[4]).toContain("to be counted");
		setThere(id, 5);
		await compare();
		expect(await market.sql("SELECT count_asked_at, drift_since FROM listing WHERE external_id = $1", [id])).toEqual([
			{ count_asked_at: null, drift_since: null },
		]);
	});
});
