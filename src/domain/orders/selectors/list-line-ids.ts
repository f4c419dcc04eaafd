import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The marketplace's ids of the lines that an order has already. */
export async function listLineIds(scope: ReadScope<"order.read">, { orderId }: { orderId: string }): Promise<Set<string>> {
	const lines = await scope.read.salesOrderLine.findMany({ where: { vendorId: scope.vendorId, orderId }, select: { externalId: true } });
	return new Set(lines.map((line) => line.externalId));
}
