import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { fileLabel } from "../file-label.ts";
import type { MarketFile } from "../market-files/market-file-row.ts";
import { getMarketFile } from "../selectors/get-market-file.ts";

/**
 * A file of which something is to be decided, by its number. Its connection is held until the commit, so that no other file of it comes between.
 * @throws DomainError not_found; conflict when it is in none of these states any more, or its connection is removed
 */
export async function lockMarketFile(
	scope: VendorScope<"market.read">,
	{ number, statuses }: { number: number; statuses: readonly MarketFile["status"][] },
): Promise<Awaited<ReturnType<typeof getMarketFile>>> {
	const { connectionId } = await getMarketFile(scope, { number });
	await scope.write.$queryRaw`SELECT FROM connection WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${connectionId}::uuid FOR NO KEY UPDATE`;
	const file = await getMarketFile(scope, { number });
	if (!statuses.includes(file.status)) throw new DomainError("conflict", say.fileMoved({ file: fileLabel(number), status: file.status }));
	const { number: connection, status } = file.connection;
	if (status === "removed") throw new DomainError("conflict", say.connectionMoved({ connection, status }));
	return file;
}
