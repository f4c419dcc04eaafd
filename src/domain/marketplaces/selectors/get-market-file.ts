import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { fileLabel } from "../file-label.ts";
import { MARKET_FILE_COLUMNS, type MarketFile, marketFileSchema } from "../market-files/market-file-row.ts";

/**
 * A marketplace's file by its number, with its body while that is kept: "F-12" is 12.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getMarketFile(scope: ReadScope<"market.read">, { number }: { number: number }): Promise<MarketFile & { body: Uint8Array | null }> {
	const row = await scope.read.marketFile.findUnique({
		where: { vendorId_number: { vendorId: scope.vendorId, number } },
		select: { ...MARKET_FILE_COLUMNS, body: true },
	});
	if (!row) throw new DomainError("not_found", say.fileUnknown({ file: fileLabel(number) }));
	const { body, ...rest } = row;
	return { ...marketFileSchema.parse(rest), body };
}
