import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordListings } from "../../src/domain/marketplaces/services/record-listings.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("by-file", "USD", { marketplace: "tcgplayer" });
	other = await market.buildShop("not-due", "USD", { marketplace: "tcgplayer" });
}, 60_000);
afterAll(() => market?.close());

const watch = async ({ vendorId, connectionId }: MarketShop) => {
	await market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [connectionId]);
	await market.runJob({ job: "watch-connection", payload: { vendorId, connectionId } });
	await market.drain();
	return market.sent.splice(0).map(({ reply }) => reply);
};
const takeFile = ({ vendorId, connectionId }: MarketShop, number: number, hoursAgo: number) =>
	market.sql(
		"INSERT INTO market_file (vendor_id, connection_id, number, kind, name, status, finished_at) VALUES ($1, $2, $3, 'inventory', 'a.csv', 'done', now() - make_interval(hours => $4))",
		[vendorId, connectionId, number, hoursAgo],
	);
/** For sale here and there, as many as given. */
async function list({ vendorId, connectionId, addItem }: MarketShop, sku: string, here: number, there: number) {
	await addItem(sku, here);
	await market.access.withVendor({ kind: "connection", vendorId, connectionId }, ["delivery.settle", "inventory.read"], (scope) =>
		recordListings(scope, {
			connectionId,
			listings: [{ externalId: sku, sku, title: sku, priceMinor: 999n, quantity: there, isActive: true, changedAt: null }],
		}),
	);
}

describe("the last file of a connection", () => {
	it("is asked for again once it is older than 12 hours while something is to be sent, and once for each file", async () => {
		await list(shop, "TCG-1", 5, 5);
		await takeFile(shop, 1, 13);
		expect(await watch(shop)).toEqual([]);
		await list(shop, "TCG-2", 1, 2);
		const [told, ...more] = await watch(shop);
		expect(told?.text).toMatch(/^1 listing on TCGplayer \(M-\d+\) shows another number than it should, and the last file was 13 h ago/);
		expect(told?.actions?.[0]?.command).toMatch(/^\/market sync M-\d+ upload$/);
		expect([more, await watch(shop)]).toEqual([[], []]);
		await takeFile(shop, 2, 0);
		expect(await watch(shop)).toEqual([]);
		await market.sql("UPDATE market_file SET finished_at = now() - interval '750 minutes' WHERE vendor_id = $1 AND number = 2", [shop.vendorId]);
		expect((await watch(shop)).map(({ text }) => text)).toEqual([expect.stringContaining("was 12 h ago")]);
	});

	it("is no matter of another vendor's, nor of one who never gave any, nor while the connection is paused", async () => {
		await list(other, "TCG-3", 1, 2);
		expect(await watch(other)).toEqual([]);
		await takeFile(other, 1, 20);
		await market.sql("UPDATE connection SET status = 'paused' WHERE id = $1", [other.connectionId]);
		expect(await watch(other)).toEqual([]);
		await expect(market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: other.connectionId } })).rejects.toMatchObject({
			code: "permission_denied",
		});
	});
});
