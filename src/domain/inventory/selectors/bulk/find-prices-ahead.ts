import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The last item of the row of planned prices that comes behind an item, so many rows on; null when there are not that many. */
export async function findPricesAhead(
	scope: ReadScope,
	{ operationId, after, rows }: { operationId: string; after: string | null; rows: number },
): Promise<string | null> {
	const row = await scope.read.bulkOperationPrices.findFirst({
		where: { vendorId: scope.vendorId, bulkOperationId: operationId, ...(after && { upTo: { gt: after } }) },
		select: { upTo: true },
		orderBy: { upTo: "asc" },
		skip: rows - 1,
	});
	return row?.upTo ?? null;
}
