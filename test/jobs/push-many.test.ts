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

it("a change of thousands is marked and pushed in full batches, also on a connection that had marked a single sale before", async () => {
	const shop = await market.buildShop("many", "USD", { credentials: { token: api.token } });
	const desk = openPushDesk(market, shop);
	await desk.turn();
	const { itemId } = await shop.addItem("MANY-0", 9);
	api.inventory.add("0", 9, { inventoryItemId: "90" });
	await desk.list({ externalId: "0", sku: "MANY-0", quantity: 9, stockExternalId: "90" });
	await market.sql(
		`WITH made AS (
			INSERT INTO item (vendor_id, sku, title, category, condition, price_minor) SELECT $1, 'MANY-' || n, 'Card', 'other', 'New', 1 FROM generate_series(1, $3::int) n RETURNING id, sku
		), shelf AS (
			INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) SELECT $1, made.id, location.id, 9 FROM made JOIN location ON location.vendor_id = $1
		)
		INSERT INTO listing (vendor_id, connection_id, item_id, external_id, stock_external_id, sku, acked_quantity)
		SELECT $1, $2, id, substring(sku FROM 6), '9' || substring(sku FROM 6), sku, 9 FROM made`,
		[shop.vendorId, shop.connectionId, MANY],
	);
	for (let n = 1; n <= MANY; n++) api.inventory.add(String(n), 9);
	// Whatever a session keeps of how a sale's single row was marked, it keeps now.
	for (let time = 0; time < 6; time++) await shop.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 1n }));
	await shop.as((scope) => scope.write.$executeRaw`UPDATE stock_level SET on_hand = 5 WHERE vendor_id = ${shop.vendorId}::uuid`);
	api.inventory.mutations.length = 0;
	await desk.push();
	expect(Array.from({ length: MANY }, (_, n) => api.inventory.available(String(n + 1))).every((copies) => copies === 5)).toBe(true);
	expect(api.inventory.mutations.length).toBeLessThanOrEqual(Math.ceil((MANY + 1) / 250) + 2);
	expect(await desk.state()).toMatchObject({ waiting: 0, refused: 0, error: null });
}, 60_000);
