import { afterAll, beforeAll, expect, it } from "vitest";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { type Market, openMarket } from "../support/market.ts";
import { openPushDesk } from "../support/push-desk.ts";
import { type ShopifyApi, startShopifyApi } from "../support/shopify-api.ts";

const MANY = 3_000;

let api: ShopifyApi;
let market: Market;

beforeAll(async () => {
	api = await startShopifyApi();
	market = await openMarket({ apiUrls: { shopify: api.url }, pace: { limit: 1_000, interval: 1 } });
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});

/** A shop with thousands of items, nine copies each here and there. */
async function buildLarge(name: string, from: number) {
	const shop = await market.buildShop(name, "USD", { credentials: { token: api.token } });
	const desk = openPushDesk(market, shop);
	await desk.turn();
	await market.sql(
		`WITH made AS (
			INSERT INTO item (vendor_id, sku, title, category, condition, price_minor) SELECT $1, 'MANY-' || $3::int + n, 'Card', 'other', 'New', 1 FROM generate_series(1, $4::int) n RETURNING id, sku
		), shelf AS (
			INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) SELECT $1, made.id, location.id, 9 FROM made JOIN location ON location.vendor_id = $1
		)
		INSERT INTO listing (vendor_id, connection_id, item_id, external_id, stock_external_id, sku, acked_quantity)
		SELECT $1, $2, id, substring(sku FROM 6), '9' || substring(sku FROM 6), sku, 9 FROM made`,
		[shop.vendorId, shop.connectionId, from, MANY],
	);
	const ids = Array.from({ length: MANY }, (_, n) => String(from + n + 1));
	for (const id of ids) api.inventory.add(id, 9);
	return { shop, desk, ids, setAll: (copies: number) => market.sql("UPDATE stock_level SET on_hand = $2 WHERE vendor_id = $1", [shop.vendorId, copies]) };
}
const shown = (ids: readonly string[]) => [...new Set(ids.map((id) => api.inventory.available(id)))];

it("a change of thousands is marked and pushed in full batches, also on a connection that had marked a single sale before", async () => {
	const { shop, desk, ids } = await buildLarge("many", 0);
	const { itemId } = await shop.addItem("MANY-0", 9);
	api.inventory.add("0", 9, { inventoryItemId: "90" });
	await desk.list({ externalId: "0", sku: "MANY-0", quantity: 9, stockExternalId: "90" });
	// Whatever a session keeps of how a sale's single row was marked, it keeps now.
	for (let time = 0; time < 6; time++) await shop.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 1n }));
	await shop.as((scope) => scope.write.$executeRaw`UPDATE stock_level SET on_hand = 5 WHERE vendor_id = ${shop.vendorId}::uuid`);
	api.inventory.mutations.length = 0;
	await desk.push();
	expect(shown(ids)).toEqual([5]);
	expect(api.inventory.mutations.length).toBeLessThanOrEqual(Math.ceil((MANY + 1) / 250) + 2);
	expect(await desk.state()).toMatchObject({ waiting: 0, refused: 0, error: null });
}, 60_000);

it("what was marked last of thousands is sent first where it is the most urgent", async () => {
	const { shop, desk, ids, setAll } = await buildLarge("urgent", 10_000);
	await setAll(5);
	await market.sql("UPDATE stock_level SET on_hand = 1 FROM item WHERE item.id = item_id AND item.vendor_id = $1 AND sku = $2", [
		shop.vendorId,
		`MANY-${ids.at(-1)}`,
	]);
	api.inventory.mutations.length = 0;
	await desk.push();
	expect(api.inventory.mutations[0]?.quantities[0]).toMatchObject({ inventoryItemId: expect.stringContaining(`/9${ids.at(-1)}`), quantity: 1 });
	expect(shown(ids.slice(0, -1))).toEqual([5]);
}, 60_000);

it("slices that end after each step hand it on until all is there, and a sale meanwhile is among it", async () => {
	const { shop, ids, setAll } = await buildLarge("sliced", 20_000);
	await setAll(5);
	api.requests.length = 0;
	const oneStep = { senders: {}, mayGoOn: () => false };
	const step = () => market.runJob({ job: "push-listings", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } }, oneStep);
	market.waiting.length = 0;
	let steps = 0;
	do {
		market.waiting.length = 0;
		await step();
		if (++steps === 5)
			await market.sql("UPDATE stock_level SET on_hand = 2 FROM item WHERE item.id = item_id AND item.vendor_id = $1 AND sku = $2", [
				shop.vendorId,
				`MANY-${ids[0]}`,
			]);
		expect(market.waiting.every(({ job, delay = 0 }) => job === "push-listings" && delay === 0)).toBe(true);
	} while (market.waiting.length > 0 && steps < 40);
	expect(shown(ids.slice(1))).toEqual([5]);
	expect(api.inventory.available(ids[0] ?? "")).toBe(2);
	// Each slice is another client: what they ask for besides would take the pace from what is set.
	expect(api.requests.length).toBeLessThanOrEqual(Math.ceil(MANY / 250) + 3);
}, 60_000);
