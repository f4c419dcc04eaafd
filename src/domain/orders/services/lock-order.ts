import type { VendorScope } from "../../core/permissions/scopes.ts";

/**
 * Lets one transaction at a time work on a marketplace's order, whether its row is there yet or not.
 * Taken before the vendor's counter and before any stock row, so that writers never wait in a circle.
 */
export async function lockOrder(scope: VendorScope<"order.write">, { connectionId, externalId }: { connectionId: string; externalId: string }): Promise<void> {
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`order:${connectionId}:${externalId}`}, 0))`;
}
