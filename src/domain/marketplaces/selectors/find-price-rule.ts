import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Whether prices go out to a connection, and how they are made, as it keeps it; null for one that is not there. */
export function findPriceRule(scope: ReadScope, { connectionId }: { connectionId: string }): Promise<{ pricesOn: boolean; priceRule: unknown } | null> {
	return scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: connectionId } },
		select: { pricesOn: true, priceRule: true },
	});
}
