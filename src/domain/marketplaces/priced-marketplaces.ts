import type { MarketplaceName } from "./marketplaces.ts";

/** Marketplaces whose client can set prices. */
export const PRICED_MARKETPLACES: readonly MarketplaceName[] = ["shopify", "woocommerce", "ebay", "cardtrader"];
