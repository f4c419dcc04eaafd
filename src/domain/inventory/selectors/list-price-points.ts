import type { ReadScope } from "../../core/permissions/scopes.ts";

interface PricePoint {
	/** When the price was set. */
	at: Date;
	minor: bigint;
}

/** What an item's price was and from when on, the oldest first; of more than `limit` changes the latest. */
export function listPricePoints(scope: ReadScope<"inventory.read">, { itemId, limit }: { itemId: string; limit: number }): Promise<PricePoint[]> {
	return scope.read.$queryRaw<PricePoint[]>`
		SELECT at, minor FROM (
			SELECT created_at AS at, new_minor AS minor, id FROM price_change
			WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid
			ORDER BY created_at DESC, id DESC LIMIT ${limit}
		) latest ORDER BY at, id`;
}
