import type { VendorScope } from "../../../core/permissions/scopes.ts";

/** Seconds after which a worker that has not ended its slice counts as dead: longer than a slice, shorter than patience. */
const LEASE = 4;

/** Keeps the vendor's other operations from other workers while a slice is worked off; false when one has come first. */
export async function claimSlice(scope: VendorScope<"bulk.settle">): Promise<boolean> {
	const claimed = await scope.write.$executeRaw`
		UPDATE vendor SET bulk_slice_at = clock_timestamp(), bulk_busy_until = clock_timestamp() + make_interval(secs => ${LEASE})
		WHERE id = ${scope.vendorId}::uuid AND coalesce(bulk_busy_until < clock_timestamp(), true)`;
	return claimed > 0;
}
