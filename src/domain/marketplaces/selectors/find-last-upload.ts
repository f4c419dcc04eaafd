import type { ReadScope } from "../../core/permissions/scopes.ts";
import { MARKET_FILE_COLUMNS, type MarketFile, marketFileSchema } from "../market-files/market-file-row.ts";

/** The last upload file that was made since the last inventory was taken and not discarded, or null: what became of it the next inventory tells. */
export async function findLastUpload(scope: ReadScope<"market.read">, { connectionId }: { connectionId: string }): Promise<MarketFile | null> {
	const { vendorId } = scope;
	const inventory = await scope.read.marketFile.findFirst({
		where: { vendorId, connectionId, kind: "inventory", status: "done" },
		orderBy: { number: "desc" },
		select: { number: true },
	});
	const row = await scope.read.marketFile.findFirst({
		where: {
			vendorId,
			connectionId,
			kind: "upload",
			status: { in: ["offered", "uploaded"] },
			...(inventory && { number: { gt: inventory.number } }),
		},
		orderBy: { number: "desc" },
		select: MARKET_FILE_COLUMNS,
	});
	return row && marketFileSchema.parse(row);
}
