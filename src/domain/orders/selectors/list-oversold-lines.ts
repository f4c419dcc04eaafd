import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The lines of an order that lack copies, by our ids. */
export async function listOversoldLines(scope: ReadScope<"order.read">, { orderId }: { orderId: string }): Promise<string[]> {
	const lines = await scope.read.salesOrderLine.findMany({
		where: { vendorId: scope.vendorId, orderId, oversold: { gt: 0 } },
		select: { id: true },
		orderBy: { id: "asc" },
	});
	return lines.map(({ id }) => id);
}
