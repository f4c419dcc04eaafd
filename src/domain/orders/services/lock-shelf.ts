import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Holds what lies of these items at one location until the commit, in the order of the items' ids, so that whoever moves several waits in no circle. */
export async function lockShelf(scope: VendorScope<"stock.write">, { locationId, itemIds }: { locationId: string; itemIds: readonly string[] }): Promise<void> {
	await scope.write.$queryRaw`
		SELECT id FROM stock_level
		WHERE vendor_id = ${scope.vendorId}::uuid AND location_id = ${locationId}::uuid AND item_id = ANY(${itemIds}::uuid[])
		ORDER BY item_id FOR UPDATE`;
}
