import type { ReadScope } from "../../core/permissions/scopes.ts";

interface ReceiptLine {
	id: string;
	sku: string;
	title: string;
	location: string;
	/** Below zero for what was taken back. */
	delta: number;
	/** Minor units, of one copy. */
	unitCostMinor: bigint | null;
	reason: string | null;
}

/** The movements of a receipt in the order in which they were written, those behind `after` (a movement's id). */
export function listReceiptLines(
	scope: ReadScope<"inventory.read">,
	{ receiptId, after, limit }: { receiptId: string; after: string | null; limit: number },
): Promise<ReceiptLine[]> {
	return scope.read.$queryRaw<ReceiptLine[]>`
		SELECT movement.id, item.sku, item.title, location.name AS location, movement.delta, movement.unit_cost_minor AS "unitCostMinor", movement.reason
		FROM stock_movement movement
		JOIN item ON item.vendor_id = movement.vendor_id AND item.id = movement.item_id
		JOIN location ON location.vendor_id = movement.vendor_id AND location.id = movement.location_id
		WHERE movement.vendor_id = ${scope.vendorId}::uuid AND movement.receipt_id = ${receiptId}::uuid
			AND (${after}::uuid IS NULL OR movement.id > ${after}::uuid)
		ORDER BY movement.id LIMIT ${limit}`;
}
