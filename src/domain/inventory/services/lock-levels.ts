import type { VendorScope } from "../../core/permissions/scopes.ts";

interface LockedLevel {
	locationId: string;
	onHand: number;
	committed: number;
}

/** Holds an item's levels at these locations until the commit, locked in the order of the locations' ids; those that are not there yet are left out. */
export function lockLevels(
	scope: VendorScope<"stock.write">,
	{ itemId, locationIds }: { itemId: string; locationIds: readonly string[] },
): Promise<LockedLevel[]> {
	return scope.write.$queryRaw<LockedLevel[]>`
		SELECT location_id AS "locationId", on_hand AS "onHand", committed FROM stock_level
		WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND location_id = ANY(${locationIds}::uuid[])
		ORDER BY location_id FOR UPDATE`;
}
