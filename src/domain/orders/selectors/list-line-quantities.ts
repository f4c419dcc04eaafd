import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The lines that an order has already: the copies ordered, by the marketplace's ids. */
export async function listLineQuantities(scope: ReadScope<"order.read">, { orderId }: { orderId: string }): Promise<Map<string, number>> {
	const lines = await scope.read.salesOrderLine.findMany({ where: { vendorId: scope.vendorId, orderId }, select: { externalId: true, quantity: true } });
	return new Map(lines.map(({ externalId, quantity }) => [externalId, quantity]));
}
