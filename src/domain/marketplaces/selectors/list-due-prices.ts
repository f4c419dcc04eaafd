import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { PriceThere } from "../price-there.ts";

export interface DuePrice extends PriceThere {
	/** Names this wish: another one has another version. */
	readonly version: number;
}

/** Prices that are to be pushed to a connection now: what has waited longest comes first, the listings of one product together. */
export function listDuePrices(scope: ReadScope<"delivery.settle">, { connectionId, most }: { connectionId: string; most: number }): Promise<DuePrice[]> {
	return scope.read.$queryRaw<DuePrice[]>`
		SELECT id AS "listingId", external_id AS "externalId", product_external_id AS "productExternalId", sku, wanted_price_minor AS "priceMinor", price_version AS version
		FROM listing
		WHERE vendor_id = ${scope.vendorId}::uuid AND connection_id = ${connectionId}::uuid AND price_due_at <= ${scope.now}::timestamptz AND wanted_price_minor > 0
			AND price_due_at IS NOT NULL AND status = 'active' AND item_id IS NOT NULL
		ORDER BY price_due_at, product_external_id, id LIMIT ${most}`;
}
