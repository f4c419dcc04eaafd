import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The vendor's customer with this id, redacted ones included, or null. */
export function findCustomer(scope: ReadScope<"customer.redact">, { customerId }: { customerId: string }): Promise<{ number: number } | null> {
	return scope.read.customer.findUnique({ where: { vendorId_id: { vendorId: scope.vendorId, id: customerId } }, select: { number: true } });
}
