import type { VendorScope } from "../../../core/permissions/scopes.ts";

/** The slice is over: whoever looks next may work for the vendor. */
export async function releaseSlice(scope: VendorScope<"bulk.settle">): Promise<void> {
	await scope.write.vendor.updateMany({ where: { id: scope.vendorId }, data: { bulkBusyUntil: null } });
}
