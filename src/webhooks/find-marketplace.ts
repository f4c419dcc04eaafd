import { MARKETPLACES, type MarketplaceName } from "../domain/marketplaces/marketplaces.ts";
import { bigcommerce } from "./bigcommerce/bigcommerce.ts";
import { cardtrader } from "./cardtrader/cardtrader.ts";
import { ebay } from "./ebay/ebay.ts";
import { etsy } from "./etsy/etsy.ts";
import type { Marketplace } from "./marketplace.ts";
import { shopify } from "./shopify/shopify.ts";
import { square } from "./square/square.ts";
import { whatnot } from "./whatnot/whatnot.ts";
import { woocommerce } from "./woocommerce/woocommerce.ts";

/** Those that post deliveries: the others come by file. */
const REGISTRY: Readonly<Partial<Record<MarketplaceName, Marketplace>>> = {
	shopify,
	woocommerce,
	ebay,
	cardtrader,
	square,
	bigcommerce,
	etsy,
	whatnot,
};

/** The marketplace that a URL or a row names, or null where there is none, or it posts nothing. */
export function findMarketplace(name: string): Marketplace | null {
	const known = MARKETPLACES.find((candidate) => candidate === name);
	return (known && REGISTRY[known]) ?? null;
}
