import type { VendorScope } from "../../../core/permissions/scopes.ts";

/** One after the other, the vendor's operations begin and end: no end overlooks one that waits, no two begin at once. Held until the commit; taken before any operation's row. */
export async function lockTurns(scope: VendorScope): Promise<void> {
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bulk:${scope.vendorId}`}, 0))`;
}
