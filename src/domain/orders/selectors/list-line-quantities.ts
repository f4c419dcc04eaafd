import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface LineQuantity {
	/** The most that was ever ordered. */
	quantity: number;
	/** What the marketplace's latest picture of the order still asks for; null: all of it. */
	asked: number | null;
}

/** The lines that an order has already, by the marketplace's ids. */
export async function listLineQuantities(scope: ReadScope<"order.read">, { orderId }: { orderId: string }): Promise<Map<string, LineQuantity>> {
	const lines = await scope.read.salesOrderLine.findMany({
		where: { vendorId: scope.vendorId, orderId },
		select: { externalId: true, quantity: true, asked: true },
	});
	return new Map(lines.map(({ externalId, ...line }) => [externalId, line]));
}
