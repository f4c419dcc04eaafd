import { z } from "zod";
import type { MarketplaceName } from "./marketplaces.ts";

const value = z.string().trim().min(1).max(4000);

/** What opens a marketplace's API; kept sealed, as a whole. */
export const credentialsSchema = z.strictObject({
	/** Who asks: WooCommerce's consumer key, eBay's App ID, Etsy's keystring. */
	key: value.optional(),
	/** The key's secret: WooCommerce's consumer secret, eBay's Cert ID. */
	keysecret: value.optional(),
	/** Access, or refresh, token: Shopify's Admin API token, eBay's refresh token, CardTrader's, Square's, BigCommerce's, Etsy's. */
	token: value.optional(),
});
export type Credentials = z.output<typeof credentialsSchema>;

/** Which of them each marketplace's API asks for. */
export const CREDENTIALS_OF: Readonly<Record<MarketplaceName, readonly (keyof Credentials)[]>> = {
	shopify: ["token"],
	woocommerce: ["key", "keysecret"],
	ebay: ["key", "keysecret", "token"],
	cardtrader: ["token"],
	square: ["token"],
	bigcommerce: ["token"],
	etsy: ["key", "token"],
	whatnot: [],
	tcgplayer: [],
};
