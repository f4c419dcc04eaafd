import type { ReadScope } from "../../core/permissions/scopes.ts";

interface KnownCustomer {
	id: string;
	name: string | null;
	email: string | null;
}

/** The customer whom a connection's marketplace knows by this id, or null. */
export function findMarketplaceCustomer(
	scope: ReadScope<"order.write">,
	{ connectionId, externalId }: { connectionId: string; externalId: string },
): Promise<KnownCustomer | null> {
	return scope.read.customer.findUnique({
		where: { vendorId_connectionId_externalId: { vendorId: scope.vendorId, connectionId, externalId } },
		select: { id: true, name: true, email: true },
	});
}
