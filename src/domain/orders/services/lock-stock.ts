import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findOpenLocation } from "../../inventory/selectors/find-open-location.ts";
import { getDefaultLocation } from "../../inventory/selectors/get-default-location.ts";
import type { StockLevels } from "../settling/stock-draft.ts";

type LockedLevel = StockLevels["levels"][number];

/**
 * Holds all levels of these items until the commit: first the items, in the order of their ids, then the levels, by item and location. Whoever
 * locks several takes them in this order, so that nobody waits in a circle. Items that lie nowhere get a level at
 * the location that is meant, else, or when that is out of use, at the default one: there copies are looked for first.
 */
export async function lockStock(
	scope: VendorScope<"order.write" | "stock.write" | "inventory.read">,
	{ itemIds, locationId = null }: { itemIds: readonly string[]; locationId?: string | null },
): Promise<StockLevels> {
	const home = (locationId === null ? null : await findOpenLocation(scope, { locationId })) ?? (await getDefaultLocation(scope));
	const items = await scope.write.$queryRaw<{ id: string; isSingleCopy: boolean }[]>`
		SELECT id, is_single_copy AS "isSingleCopy" FROM item
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ANY(${itemIds}::uuid[]) ORDER BY id FOR KEY SHARE`;
	const singleCopies = items.filter(({ isSingleCopy }) => isSingleCopy).map(({ id }) => id);
	if (singleCopies.length > 0) {
		// Alone, so that the same copy does not come in at two places.
		await scope.write.$queryRaw`
			SELECT id FROM item WHERE vendor_id = ${scope.vendorId}::uuid AND id = ANY(${singleCopies}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
	}
	await scope.write.$executeRaw`
		INSERT INTO stock_level (vendor_id, item_id, location_id)
		SELECT ${scope.vendorId}::uuid, wanted.id, ${home.id}::uuid FROM unnest(${itemIds}::uuid[]) AS wanted (id) ORDER BY wanted.id
		ON CONFLICT (vendor_id, item_id, location_id) DO NOTHING`;
	const levels = await scope.write.$queryRaw<LockedLevel[]>`
		SELECT level.item_id AS "itemId", level.location_id AS "locationId", level.on_hand AS "onHand", level.committed, location.archived_at IS NULL AS "isOpen"
		FROM stock_level level JOIN location ON location.vendor_id = level.vendor_id AND location.id = level.location_id
		WHERE level.vendor_id = ${scope.vendorId}::uuid AND level.item_id = ANY(${itemIds}::uuid[])
		ORDER BY level.item_id, level.location_id FOR UPDATE OF level`;
	return { homeId: home.id, levels, singleCopies: new Set(singleCopies) };
}
