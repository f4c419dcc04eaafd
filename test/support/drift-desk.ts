import { describeRead } from "../../src/domain/marketplaces/selectors/describe-read.ts";
import { listDrift } from "../../src/domain/marketplaces/selectors/list-drift.ts";
import { beginRead } from "../../src/domain/marketplaces/services/begin-read.ts";
import { openMarket } from "./market.ts";
import { openPushDesk } from "./push-desk.ts";
import { startShopifyApi } from "./shopify-api.ts";

export type DriftDesk = Awaited<ReturnType<typeof openDriftDesk>>;
export type DriftShop = Awaited<ReturnType<DriftDesk["openShop"]>>;

/** Shops on Shopify, whose stock there somebody changes without a word. */
export async function openDriftDesk() {
	const api = await startShopifyApi({ bucket: 100_000, restoreRate: 100_000 });
	const market = await openMarket({ apiUrls: { shopify: api.url }, pace: { limit: 1_000, interval: 1 } });
	let number = 0;
	let shops = 0;

	/** A new shop, which is pushed to, in a world where nothing has happened. */
	async function openShop() {
		api.variants.clear();
		api.inventory.variants.clear();
		api.orders.clear();
		api.failures.length = 0;
		market.waiting.length = 0;
		market.sent.length = 0;
		const shop = await market.buildShop(`differs-${++shops}`, "USD", { credentials: { token: api.token } });
		const desk = openPushDesk(market, shop);
		await desk.turn();
		return {
			...shop,
			...desk,
			/** An item that Shopify shows as many of as there are here. */
			async sellable(copies: number): Promise<{ id: string; sku: string; itemId: string }> {
				const id = String(8_000 + ++number);
				const sku = `DRIFT-${number}`;
				const { itemId } = await shop.addItem(sku, copies);
				const productId = `9${id}`;
				const stockExternalId = api.inventory.add(id, copies, { productId, price: "9.99" });
				await desk.list({ externalId: id, sku, quantity: copies, stockExternalId, productExternalId: productId });
				api.variants.set(id, { id, productId, productTitle: `Card ${sku}`, sku, updatedAt: new Date().toISOString() });
				await desk.push();
				return { id, sku, itemId };
			},
			/** What has moved by now moved a minute ago. */
			async settle() {
				for (const table of ["stock_movement", "reservation"])
					await market.sql(`UPDATE ${table} SET created_at = created_at - interval '1 minute' WHERE vendor_id = $1`, [shop.vendorId]);
			},
			/** Reads all, and compares. */
			async compare() {
				const read = await shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }));
				await market.drain();
				return { read, reply: await shop.as((scope) => describeRead(scope, { number: read })) };
			},
			/** What differs: SKU, ours, theirs. */
			drift: async () =>
				(await shop.as((scope) => listDrift(scope, { connectionId: shop.connectionId, most: 50 }))).map(({ sku, ours, theirs }) => `${sku} ${ours} ${theirs}`),
		};
	}

	return {
		api,
		market,
		openShop,
		/** Somebody at the marketplace's own desk. */
		setThere: (id: string, quantity: number) => api.inventory.variants.get(id)?.levels.set("1", quantity),
		async close() {
			await market.close();
			await api.close();
		},
	};
}
