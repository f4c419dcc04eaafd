import { MARKETPLACES, type MarketplaceName } from "../domain/marketplaces/marketplaces.ts";
import { ebay } from "./ebay/ebay.ts";
import type { Marketplace } from "./marketplace.ts";
import { shopify } from "./shopify/shopify.ts";
import { woocommerce } from "./woocommerce/woocommerce.ts";

const REGISTRY: Readonly<Partial<Record<MarketplaceName, Marketplace>>> = { shopify, woocommerce, ebay };

/** The marketplace that a URL or a row names, or null. */
export function findMarketplace(name: string): Marketplace | null {
	const known = MARKETPLACES.find((candidate) => candidate === name);
	return (known && REGISTRY[known]) ?? null;
}
