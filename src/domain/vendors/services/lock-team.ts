import type { VendorScope } from "../../core/permissions/scopes.ts";

/**
 * One after the other, the vendor's members come, change and go: of two owners who leave at once, one stays. Held until the commit; taken
 * before any operation's row. Whoever is only about to become a member holds it too, by the vendor's id alone.
 */
export async function lockTeam(scope: Pick<VendorScope, "vendorId"> & { readonly write: Pick<VendorScope["write"], "$executeRaw"> }): Promise<void> {
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`team:${scope.vendorId}`}, 0))`;
}
