import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The order that a connection's marketplace knows by this id, or null. */
export function findMarketplaceOrder(
	scope: ReadScope<"order.read">,
	{ connectionId, externalId }: { connectionId: string; externalId: string },
): Promise<{ id: string; number: number; name: string | null; customerId: string | null } | null> {
	return scope.read.salesOrder.findUnique({
		where: { vendorId_connectionId_externalId: { vendorId: scope.vendorId, connectionId, externalId } },
		select: { id: true, number: true, name: true, customerId: true },
	});
}
