import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { QuantityThere } from "../quantity-there.ts";

export interface DueQuantity extends QuantityThere {
	/** Names this wish: another one has another version. */
	readonly version: number;
	/** How often it was sent and not taken. */
	readonly attempts: number;
}

/** What is to be pushed to a connection now: what is sold out first, then the fewest copies, then what has waited longest. */
export function listDueQuantities(scope: ReadScope<"delivery.settle">, { connectionId, most }: { connectionId: string; most: number }): Promise<DueQuantity[]> {
	return scope.read.$queryRaw<DueQuantity[]>`
		SELECT id AS "listingId", external_id AS "externalId", product_external_id AS "productExternalId", stock_external_id AS "stockExternalId", sku,
			wanted_quantity AS quantity, acked_quantity AS former, push_version AS version, push_attempts AS attempts
		FROM listing
		WHERE vendor_id = ${scope.vendorId}::uuid AND connection_id = ${connectionId}::uuid AND push_due_at <= ${scope.now}::timestamptz AND wanted_quantity IS NOT NULL
			AND push_due_at IS NOT NULL AND status = 'active' AND item_id IS NOT NULL
		ORDER BY wanted_quantity, push_due_at LIMIT ${most}`;
}
