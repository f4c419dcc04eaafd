import type { MarketplaceName } from "./marketplaces.ts";

/** Marketplaces whose client can set quantities. */
export const PUSHED_MARKETPLACES: readonly MarketplaceName[] = ["shopify", "woocommerce", "ebay", "cardtrader"];
