import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Holds the vendor's own row until the commit: settings change one after the other, and no item comes in meanwhile. */
export async function lockVendor(scope: VendorScope): Promise<void> {
	await scope.write.$queryRaw`SELECT FROM vendor WHERE id = ${scope.vendorId}::uuid FOR UPDATE`;
}
