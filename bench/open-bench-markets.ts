import type { MarketplaceName } from "../src/domain/marketplaces/marketplaces.ts";
import { startCardTraderApi } from "../test/support/cardtrader-api.ts";
import { startEbayApi } from "../test/support/ebay-api.ts";
import { startShopifyApi } from "../test/support/shopify-api.ts";
import { startWooStore } from "../test/support/woocommerce-store.ts";

/** A marketplace's emulator with cards for sale on it, fifty copies each. */
export interface BenchMarket {
	name: MarketplaceName;
	url: string;
	/** Account and keys, as `/market connect` takes them. */
	connect: string;
	listed: { sku: string; id: string; stockId: string | null }[];
	/** Listings a second that its limits let through. */
	permitted: number;
	/** Every card shows so many copies. */
	shows(copies: number): boolean;
	close(): Promise<void>;
}

/** Milliseconds that CardTrader works on a job. */
const JOB_TIME = 500;
/** SKUs by which eBay's bare rate is measured, so many at once. */
const SAMPLE = 1_000;
const AT_ONCE = 5;

/** The marketplaces that are pushed to, with `size` cards each. */
export async function openBenchMarkets(size: number): Promise<BenchMarket[]> {
	const skus = Array.from({ length: size }, (_, n) => `CARD-${n + 1}`);
	return [await openShopify(skus), await openWoo(skus), await openEbay(skus), await openCardTrader(skus)];
}

async function openShopify(skus: readonly string[]): Promise<BenchMarket> {
	const api = await startShopifyApi({ token: "shpat_bench" });
	const listed = skus.map((sku, at) => ({ sku, id: String(at + 1), stockId: api.inventory.add(String(at + 1), 50) }));
	return {
		name: "shopify",
		url: api.url,
		connect: "bench token:shpat_bench",
		listed,
		// Two mutations a second, of 250.
		permitted: 500,
		shows: (copies) => listed.every(({ id }) => api.inventory.available(id) === copies),
		close: api.close,
	};
}

async function openWoo(skus: readonly string[]): Promise<BenchMarket> {
	const store = await startWooStore({ post: async () => 200 });
	const listed: BenchMarket["listed"] = [];
	for (const sku of skus) {
		const id = await store.addProduct({ sku, stock: 50 });
		listed.push({ sku, id, stockId: id });
	}
	return {
		name: "woocommerce",
		url: store.url,
		connect: `https://bench.example key:${store.credentials.key} keysecret:${store.credentials.keysecret}`,
		listed,
		// Three batches a second, of 50.
		permitted: 150,
		shows: (copies) => store.all().every(({ stock }) => stock === copies),
		close: store.stop,
	};
}

async function openEbay(skus: readonly string[]): Promise<BenchMarket> {
	const ebay = await startEbayApi();
	const listed = skus.map((sku, at) => {
		const id = String(110_000_000_000 + at);
		ebay.inventory.add(sku, id, 50);
		return { sku, id, stockId: `8${id}` };
	});
	return {
		name: "ebay",
		url: ebay.url,
		connect: `bench-seller key:${ebay.credentials.key} keysecret:${ebay.credentials.keysecret} token:"${ebay.credentials.token}"`,
		listed,
		permitted: await measureBare(ebay, listed),
		shows: (copies) => ebay.inventory.offers.every(({ availableQuantity }) => availableQuantity === copies),
		close: ebay.close,
	};
}

/** eBay has a limit for a day and none for a second: listings a second by the same calls with nothing around them, an offer for each SKU and 25 at once. */
async function measureBare(ebay: Awaited<ReturnType<typeof startEbayApi>>, listed: BenchMarket["listed"]): Promise<number> {
	const { key, keysecret, token } = ebay.credentials;
	const minted = await fetch(`${ebay.url}/identity/v1/oauth2/token`, {
		method: "POST",
		headers: { authorization: `Basic ${Buffer.from(`${key}:${keysecret}`).toString("base64")}` },
		body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: token }),
	});
	const { access_token } = (await minted.json()) as { access_token: string };
	const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
	const count = Math.min(SAMPLE, listed.length);
	const begun = performance.now();
	for (let from = 0; from < count; from += 25) {
		const batch = listed.slice(from, Math.min(from + 25, count));
		for (let at = 0; at < batch.length; at += AT_ONCE) {
			const asked = batch.slice(at, at + AT_ONCE).map(({ sku }) => fetch(`${ebay.url}/sell/inventory/v1/offer?sku=${sku}`, { headers }));
			for (const answer of await Promise.all(asked)) await answer.arrayBuffer();
		}
		const requests = batch.map(({ sku, stockId }) => ({ sku, offers: [{ offerId: stockId, availableQuantity: 50 }] }));
		const set = await fetch(`${ebay.url}/sell/inventory/v1/bulk_update_price_quantity`, { method: "POST", headers, body: JSON.stringify({ requests }) });
		if (set.status !== 200) throw new Error(`eBay answers ${set.status}.`);
		await set.arrayBuffer();
	}
	return count / ((performance.now() - begun) / 1_000);
}

async function openCardTrader(skus: readonly string[]): Promise<BenchMarket> {
	const api = await startCardTraderApi({ token: "ct-bench", jobTime: JOB_TIME });
	const listed = skus.map((sku, at) => ({ sku, id: String(at + 1), stockId: null }));
	for (const { sku, id } of listed) api.add(id, 50, { sku });
	return {
		name: "cardtrader",
		url: api.url,
		connect: "bench-trader token:ct-bench",
		listed,
		// A look at a job a second, of 250.
		permitted: 250,
		shows: (copies) => [...api.products.values()].every(({ quantity }) => quantity === copies),
		close: api.close,
	};
}
