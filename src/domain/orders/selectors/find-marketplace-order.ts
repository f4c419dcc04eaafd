import type { ReadScope } from "../../core/permissions/scopes.ts";

interface KnownOrder {
	id: string;
	number: number;
	name: string | null;
	customerId: string | null;
	/** The marketplace's times of its latest picture, and of the latest in which the order was not cancelled. */
	pictureAt: Date | null;
	aliveAt: Date | null;
}

/** The order that a connection's marketplace knows by this id, or null. */
export function findMarketplaceOrder(
	scope: ReadScope<"order.read">,
	{ connectionId, externalId }: { connectionId: string; externalId: string },
): Promise<KnownOrder | null> {
	return scope.read.salesOrder.findUnique({
		where: { vendorId_connectionId_externalId: { vendorId: scope.vendorId, connectionId, externalId } },
		select: { id: true, number: true, name: true, customerId: true, pictureAt: true, aliveAt: true },
	});
}
