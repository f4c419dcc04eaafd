import type { ReadScope } from "../../core/permissions/scopes.ts";
import { MARKET_FILE_COLUMNS, type MarketFile, marketFileSchema } from "../market-files/market-file-row.ts";

/** The newest file of a connection in one of these states, or null. */
export async function findNewestFile(
	scope: ReadScope<"market.read"> | ReadScope<"delivery.settle">,
	{ connectionId, statuses }: { connectionId: string; statuses: readonly MarketFile["status"][] },
): Promise<MarketFile | null> {
	const row = await scope.read.marketFile.findFirst({
		where: { vendorId: scope.vendorId, connectionId, status: { in: [...statuses] } },
		orderBy: { number: "desc" },
		select: MARKET_FILE_COLUMNS,
	});
	return row && marketFileSchema.parse(row);
}
