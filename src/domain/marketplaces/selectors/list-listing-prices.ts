import type { ReadScope } from "../../core/permissions/scopes.ts";
import { OPEN_PRICE_DRIFT } from "../open-price-drift-sql.ts";
import type { PricesOut } from "../prices-out.ts";
import { ruledPriceSql } from "../ruled-price-sql.ts";

/** What a listing costs; minor units of the shop's currency. */
export interface ListingPrice {
	listingId: string;
	/** The marketplace's id of it. */
	externalId: string;
	title: string;
	/** Its own; null where it has none. */
	own: bigint | null;
	/** What the item's price makes there by the connection's mark-up and rounding; 0 where it has none. */
	ruled: bigint;
	/** What stands there, as far as we know. */
	there: bigint | null;
	/** What was set there last, else what was seen. */
	set: bigint | null;
	/** Whether that was changed there, and nobody has decided yet. */
	isChanged: boolean;
}

/** What an item's listings on a connection cost, and why. */
export function listListingPrices(
	scope: ReadScope<"market.read">,
	{ connectionId, itemId, settings }: { connectionId: string; itemId: string; settings: PricesOut },
): Promise<ListingPrice[]> {
	return scope.read.$queryRaw<ListingPrice[]>`
		SELECT listing.id AS "listingId", listing.external_id AS "externalId", listing.title, listing.price_minor AS own, ${ruledPriceSql(settings)} AS ruled,
			listing.seen_price_minor AS there, coalesce(listing.acked_price_minor, listing.seen_price_minor) AS set, coalesce(${OPEN_PRICE_DRIFT}, false) AS "isChanged"
		FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
		JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
		WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.item_id = ${itemId}::uuid AND listing.status = 'active'
		ORDER BY listing.id`;
}
