import type { VendorScope } from "../../core/permissions/scopes.ts";

/**
 * Lets one transaction at a time change what hangs on an item. Taken before any stock row; a sale, which holds the item's key through the
 * ledger, does not wait for it.
 */
export async function lockItem(scope: VendorScope, { itemId }: { itemId: string }): Promise<void> {
	await scope.write.$queryRaw`SELECT id FROM item WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${itemId}::uuid FOR NO KEY UPDATE`;
}
