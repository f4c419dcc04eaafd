import type { MarketplaceName } from "./marketplaces.ts";

/** Marketplaces whose sellers have no API: what stands there comes and goes by file. */
export const FILE_MARKETPLACES: readonly MarketplaceName[] = ["tcgplayer"];
