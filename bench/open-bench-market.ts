import type { MarketplaceName } from "../src/domain/marketplaces/marketplaces.ts";
import { startCardTraderApi } from "../test/support/cardtrader-api.ts";
import { startEbayApi } from "../test/support/ebay-api.ts";
import { startShopifyApi } from "../test/support/shopify-api.ts";
import { startWooStore } from "../test/support/woocommerce-store.ts";

/** What there is to know of a marketplace's emulator with cards for sale on it, fifty copies each. */
export interface MarketFacts {
	url: string;
	account: string;
	/** Keys, by the names that `/market connect` takes them under. */
	credentials: Readonly<Record<string, string>>;
	listed: { sku: string; id: string; stockId: string | null }[];
	/** Listings a second that its limits let through; null where it has none for a second. */
	permitted: number | null;
}

interface OpenMarket extends MarketFacts {
	/** Every card shows so many copies. */
	shows(copies: number): boolean;
	close(): Promise<void>;
}

/** Milliseconds that CardTrader works on a job. */
const JOB_TIME = 500;
/** Milliseconds until eBay answers: it has no pace of its own, so this is what a caller waits for there. */
const EBAY_LATENCY = 50;

async function openShopify(skus: readonly string[]): Promise<OpenMarket> {
	const api = await startShopifyApi();
	const listed = skus.map((sku, at) => ({ sku, id: String(at + 1), stockId: api.inventory.add(String(at + 1), 50) }));
	return {
		url: api.url,
		account: "bench",
		credentials: { token: api.token },
		listed,
		// Two mutations a second, of 250.
		permitted: 500,
		shows: (copies) => listed.every(({ id }) => api.inventory.available(id) === copies),
		close: api.close,
	};
}

async function openWoo(skus: readonly string[]): Promise<OpenMarket> {
	const store = await startWooStore({ post: async () => 200 });
	const listed: MarketFacts["listed"] = [];
	for (const sku of skus) {
		const id = await store.addProduct({ sku, stock: 50 });
		listed.push({ sku, id, stockId: id });
	}
	return {
		url: store.url,
		account: "https://bench.example",
		credentials: store.credentials,
		listed,
		// Three batches a second, of 50.
		permitted: 150,
		shows: (copies) => listed.every(({ id }) => store.products.get(id)?.stock === copies),
		close: store.stop,
	};
}

async function openEbay(skus: readonly string[]): Promise<OpenMarket> {
	const ebay = await startEbayApi({ latency: EBAY_LATENCY });
	const listed = skus.map((sku, at) => {
		const id = String(110_000_000_000 + at);
		ebay.inventory.add(sku, id, 50);
		return { sku, id, stockId: `8${id}` };
	});
	return {
		url: ebay.url,
		account: "bench-seller",
		credentials: ebay.credentials,
		listed,
		// So many a day.
		permitted: null,
		shows: (copies) => ebay.inventory.offers.every(({ availableQuantity }) => availableQuantity === copies),
		close: ebay.close,
	};
}

async function openCardTrader(skus: readonly string[]): Promise<OpenMarket> {
	const api = await startCardTraderApi({ jobTime: JOB_TIME });
	const listed = skus.map((sku, at) => ({ sku, id: String(at + 1), stockId: null }));
	for (const { sku, id } of listed) api.add(id, 50, { sku });
	return {
		url: api.url,
		account: "bench-trader",
		credentials: { token: api.token },
		listed,
		// A look at a job a second, of 250.
		permitted: 250,
		shows: (copies) => listed.every(({ id }) => api.products.get(id)?.quantity === copies),
		close: api.close,
	};
}

/** The marketplaces that are pushed to, each with these cards. */
export const OPEN_MARKETS = { shopify: openShopify, woocommerce: openWoo, ebay: openEbay, cardtrader: openCardTrader } as const satisfies Partial<
	Record<MarketplaceName, (skus: readonly string[]) => Promise<OpenMarket>>
>;
