/** Where a vendor can sell, as commands and rows name it. */
export const MARKETPLACES = ["shopify", "woocommerce", "ebay", "cardtrader", "square", "bigcommerce", "etsy", "whatnot", "tcgplayer"] as const;
export type MarketplaceName = (typeof MARKETPLACES)[number];

/** How people write them. */
const TITLES: Readonly<Record<MarketplaceName, string>> = {
	shopify: "Shopify",
	woocommerce: "WooCommerce",
	ebay: "eBay",
	cardtrader: "CardTrader",
	square: "Square",
	bigcommerce: "BigCommerce",
	etsy: "Etsy",
	whatnot: "Whatnot",
	tcgplayer: "TCGplayer",
};

/** "Shopify" from "shopify"; the name itself when a row holds one that this version does not know. */
export function marketplaceTitle(name: string): string {
	return (TITLES as Readonly<Record<string, string>>)[name] ?? name;
}
