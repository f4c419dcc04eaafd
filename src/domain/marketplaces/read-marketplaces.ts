import type { MarketplaceName } from "./marketplaces.ts";

/** Whose clients list all that an account has for sale. */
export const READ_MARKETPLACES: readonly MarketplaceName[] = ["shopify", "woocommerce", "ebay", "cardtrader"];
