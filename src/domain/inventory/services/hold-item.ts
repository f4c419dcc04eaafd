import type { VendorScope } from "../../core/permissions/scopes.ts";

/**
 * As lockItem, and waits also for whoever moves its copies, until their commit: they hold the item's key. For what depends on how many there are;
 * what is read behind it stays true.
 */
export async function holdItem(scope: VendorScope, { itemId }: { itemId: string }): Promise<void> {
	await scope.write.$queryRaw`SELECT id FROM item WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${itemId}::uuid FOR UPDATE`;
}
