import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Where a customer's orders came from: all of them, for what must reach each. */
export function listCustomerOrders(
	scope: ReadScope<"customer.redact">,
	{ customerId }: { customerId: string },
): Promise<{ id: string; connectionId: string | null; externalId: string | null }[]> {
	return scope.read.salesOrder.findMany({ where: { vendorId: scope.vendorId, customerId }, select: { id: true, connectionId: true, externalId: true } });
}
