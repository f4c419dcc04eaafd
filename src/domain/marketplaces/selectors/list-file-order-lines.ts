import type { ReadScope } from "../../core/permissions/scopes.ts";

/** How many copies the orders of a connection have of each product already: by the order's number, then the line's id. Unknown orders are left out. */
export async function listFileOrderLines(
	scope: ReadScope<"order.read">,
	{ connectionId, orders }: { connectionId: string; orders: readonly string[] },
): Promise<Map<string, Map<string, number>>> {
	const rows = await scope.read.salesOrder.findMany({
		where: { vendorId: scope.vendorId, connectionId, externalId: { in: [...orders] } },
		select: { externalId: true, lines: { select: { externalId: true, quantity: true } } },
	});
	return new Map(rows.map(({ externalId, lines }) => [externalId ?? "", new Map(lines.map((line) => [line.externalId, line.quantity]))]));
}
