import { PRICED_MARKETPLACES } from "./priced-marketplaces.ts";
import type { ListingPrices } from "./selectors/get-listing-prices.ts";
import type { ListingPrice } from "./selectors/list-listing-prices.ts";

/**
 * How a listing's price comes to stand on its marketplace: this version can't set it there; prices are off; the item has none; somebody changed it there, which is
 * to be decided; it waits for a paused connection; it is about to go out; or it stands there.
 */
type PriceWay = "unknown" | "off" | "priceless" | "changed" | "paused" | "waiting" | "same";

export function priceWay({ marketplace, isPaused, settings }: Omit<ListingPrices, "listings">, { own, ruled, set, isChanged }: ListingPrice): PriceWay {
	if (!PRICED_MARKETPLACES.includes(marketplace)) return "unknown";
	if (!settings.on) return "off";
	const should = own ?? ruled;
	if (should === 0n) return "priceless";
	if (isChanged) return "changed";
	if (should === set) return "same";
	return isPaused ? "paused" : "waiting";
}
