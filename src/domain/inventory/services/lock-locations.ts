import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Lets one transaction at a time make, name or archive the vendor's locations. Moving stock does not wait for it. */
export async function lockLocations(scope: VendorScope<"location.manage">): Promise<void> {
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`locations:${scope.vendorId}`}, 0))`;
}
