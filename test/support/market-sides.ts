import type { Credentials } from "../../src/domain/marketplaces/credentials.ts";
import type { MarketplaceName } from "../../src/domain/marketplaces/marketplaces.ts";
import { startCardTraderApi } from "./cardtrader-api.ts";
import { startEbayApi } from "./ebay-api.ts";
import { startShopifyApi } from "./shopify-api.ts";
import { startWooStore } from "./woocommerce-store.ts";

interface Sold {
	sku: string;
	/** As order lines and listings name it there. */
	externalId: string;
	stockExternalId: string | null;
	productExternalId?: string;
}

/** Somebody at a marketplace's own desk, whichever it is. Prices in minor units. */
export interface MarketSide {
	readonly name: MarketplaceName;
	readonly url: string;
	readonly account: string;
	readonly credentials: Credentials;
	readonly currency: "USD" | "EUR";
	put(sku: string, copies: number): Promise<Sold>;
	setThere(sku: string, copies: number): void;
	shown(sku: string): number | undefined;
	setPrice(sku: string, minor: number): void;
	price(sku: string): number | undefined;
	remove(sku: string): void;
	/** It does not take what is set of this. */
	refuse(sku: string): void;
	/** The next list of what is for sale is a page of a proxy, or a refusal under 200. */
	answerBadly(how: "page" | "errors"): void;
	close(): Promise<void>;
}

const PAGE = "<html>Just a moment…</html>";
const decimal = (minor: number) => (minor / 100).toFixed(2);

async function openShopifySide(): Promise<MarketSide> {
	const api = await startShopifyApi({ bucket: 100_000, restoreRate: 100_000 });
	const ids = new Map<string, string>();
	const kept = (sku: string) => api.inventory.variants.get(ids.get(sku) ?? "");
	const touch = (sku: string) => Object.assign(api.variants.get(ids.get(sku) ?? "") ?? {}, { updatedAt: new Date().toISOString() });
	return {
		name: "shopify",
		url: api.url,
		account: "sides.myshopify.com",
		credentials: { token: api.token },
		currency: "USD",
		async put(sku, copies) {
			const id = String(8_000 + ids.size);
			ids.set(sku, id);
			api.variants.set(id, { id, productId: `9${id}`, productTitle: `Card ${sku}`, sku, updatedAt: new Date().toISOString() });
			return { sku, externalId: id, productExternalId: `9${id}`, stockExternalId: api.inventory.add(id, copies, { price: "9.99", productId: `9${id}` }) };
		},
		setThere: (sku, copies) => void kept(sku)?.levels.set("1", copies),
		shown: (sku) => (kept(sku) ? api.inventory.available(ids.get(sku) ?? "") : undefined),
		setPrice(sku, minor) {
			Object.assign(kept(sku) ?? {}, { price: decimal(minor) });
			touch(sku);
		},
		price: (sku) => Math.round(Number(kept(sku)?.price) * 100),
		remove(sku) {
			api.inventory.variants.delete(ids.get(sku) ?? "");
			api.variants.delete(ids.get(sku) ?? "");
		},
		refuse: (sku) => void api.inventory.refused.add(kept(sku)?.inventoryItemId ?? ""),
		answerBadly: (how) =>
			void api.failures.push(
				how === "page"
					? { status: 200, headers: { "content-type": "text/html" }, body: PAGE }
					: { status: 200, headers: { "content-type": "application/json" }, body: '{"errors":[{"message":"Internal error"}]}' },
			),
		close: api.close,
	};
}

async function openWooSide(): Promise<MarketSide> {
	const store = await startWooStore({ post: async () => 200 });
	const ids = new Map<string, string>();
	const there = (sku: string) => (ids.has(sku) ? store.product(sku) : undefined);
	return {
		name: "woocommerce",
		url: store.url,
		account: "https://sides.example",
		credentials: store.credentials,
		currency: "USD",
		async put(sku, copies) {
			const id = await store.addProduct({ sku, stock: copies });
			ids.set(sku, id);
			return { sku, externalId: id, stockExternalId: id };
		},
		setThere: (sku, copies) => void store.setStock(sku, copies),
		shown: (sku) => there(sku)?.stock,
		setPrice: (sku, minor) => void store.setPrice(sku, minor),
		price: (sku) => there(sku)?.price,
		remove(sku) {
			store.deleteProduct(sku);
			ids.delete(sku);
		},
		refuse: (sku) => store.mark(ids.get(sku) ?? "", { refuses: "A plugin sets it." }),
		answerBadly: (how) =>
			store.answerNext(
				1,
				how === "page"
					? { status: 200, headers: { "content-type": "text/html" }, body: PAGE }
					: { status: 200, body: '{"code":"rest_no_route","message":"No route."}' },
			),
		close: store.stop,
	};
}

async function openEbaySide(): Promise<MarketSide> {
	const ebay = await startEbayApi();
	const offer = (sku: string) => ebay.inventory.offers.find((one) => one.sku === sku);
	let number = 110_000_000_000;
	return {
		name: "ebay",
		url: ebay.url,
		account: "card-corner",
		credentials: ebay.credentials,
		currency: "USD",
		async put(sku, copies) {
			const listingId = String(++number);
			ebay.inventory.add(sku, listingId, copies);
			Object.assign(offer(sku) ?? {}, { price: { currency: "USD", value: "9.99" } });
			ebay.listings.set(sku, { sku, title: `Card ${sku}`, listingId, offerId: `8${listingId}`, quantity: copies, price: "9.99" });
			return { sku, externalId: listingId, stockExternalId: `8${listingId}` };
		},
		setThere: (sku, copies) => void Object.assign(offer(sku) ?? {}, { availableQuantity: copies }),
		shown: (sku) => offer(sku)?.availableQuantity,
		setPrice: (sku, minor) => void Object.assign(offer(sku) ?? {}, { price: { currency: "USD", value: decimal(minor) } }),
		price: (sku) => Math.round(Number(offer(sku)?.price.value) * 100),
		remove(sku) {
			ebay.listings.delete(sku);
			ebay.inventory.items.delete(sku);
			ebay.inventory.offers.splice(0, ebay.inventory.offers.length, ...ebay.inventory.offers.filter((one) => one.sku !== sku));
		},
		refuse: (sku) => void ebay.inventory.refused.set(sku, "The listing was revised too often today."),
		answerBadly: (how) =>
			ebay.fault({
				path: /inventory_item\?/,
				times: 1,
				body: how === "page" ? { type: "html", text: PAGE } : { type: "json", text: '{"errors":[{"errorId":25001,"message":"A system error has occurred."}]}' },
			}),
		close: ebay.close,
	};
}

async function openCardTraderSide(): Promise<MarketSide> {
	const api = await startCardTraderApi({ jobsEvery: 0, most: 10_000 });
	const ids = new Map<string, string>();
	const there = (sku: string) => api.products.get(ids.get(sku) ?? "");
	return {
		name: "cardtrader",
		url: api.url,
		account: "sides",
		credentials: { token: api.token },
		currency: "EUR",
		async put(sku, copies) {
			const id = String(5_000 + ids.size);
			ids.set(sku, id);
			api.add(id, copies, { sku });
			return { sku, externalId: id, stockExternalId: null };
		},
		setThere: (sku, copies) => void Object.assign(there(sku) ?? {}, { quantity: copies }),
		shown: (sku) => there(sku)?.quantity,
		setPrice: (sku, minor) => void Object.assign(there(sku) ?? {}, { cents: minor }),
		price: (sku) => there(sku)?.cents,
		remove: (sku) => void api.products.delete(ids.get(sku) ?? ""),
		refuse: (sku) => void api.refused.set(ids.get(sku) ?? "", { base: ["You are on vacation"] }),
		answerBadly: (how) =>
			void api.failures.push(
				how === "page"
					? { match: /export/, status: 200, headers: { "content-type": "text/html" }, text: PAGE }
					: { match: /export/, status: 200, json: { error_code: "internal", errors: [] } },
			),
		close: api.close,
	};
}

/** The marketplaces whose stock is read and set. */
export const MARKET_SIDES: readonly [MarketplaceName, () => Promise<MarketSide>][] = [
	["shopify", openShopifySide],
	["woocommerce", openWooSide],
	["ebay", openEbaySide],
	["cardtrader", openCardTraderSide],
];
