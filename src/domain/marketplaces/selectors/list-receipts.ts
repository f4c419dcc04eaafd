import type { ReadScope } from "../../core/permissions/scopes.ts";

/** How far the prices of a bulk operation have come on one connection. */
export interface PriceReceipt {
	connection: number;
	marketplace: string;
	/** Listings of the items that it changed; those that show it; those that the marketplace does not take. */
	total: number;
	done: number;
	refused: number;
	/** Milliseconds that it took; null while it goes on. */
	took: number | null;
}

/** Where the prices of a bulk operation go out to, and how far they are. */
export async function listReceipts(scope: ReadScope, { operationId }: { operationId: string }): Promise<PriceReceipt[]> {
	const rows = await scope.read.priceReceipt.findMany({
		where: { vendorId: scope.vendorId, bulkOperationId: operationId },
		select: { total: true, done: true, refused: true, beganAt: true, finishedAt: true, connection: { select: { number: true, marketplace: true } } },
		orderBy: { createdAt: "asc" },
	});
	return rows.map(({ beganAt, finishedAt, connection: { number, marketplace }, ...row }) => ({
		...row,
		connection: number,
		marketplace,
		took: finishedAt && finishedAt.getTime() - beganAt.getTime(),
	}));
}
