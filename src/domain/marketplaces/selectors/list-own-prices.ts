import type { ReadScope } from "../../core/permissions/scopes.ts";

interface OwnPrice {
	connection: number;
	marketplace: string;
	/** Minor units. */
	priceMinor: bigint;
}

/** Own prices of an item's listings where prices go out: what the item's price does not change. */
export function listOwnPrices(scope: ReadScope, { itemId }: { itemId: string }): Promise<OwnPrice[]> {
	return scope.read.$queryRaw<OwnPrice[]>`
		SELECT DISTINCT connection.number AS connection, connection.marketplace, listing.price_minor AS "priceMinor"
		FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
		WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.item_id = ${itemId}::uuid AND listing.status = 'active' AND listing.price_minor IS NOT NULL
			AND connection.prices_on
		ORDER BY 1, 3`;
}
