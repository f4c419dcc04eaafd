import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { ListingRead } from "../listing-read.ts";
import { readLabel } from "../read-label.ts";
import { findNewestComparison } from "../selectors/find-newest-comparison.ts";
import { getListingRead } from "../selectors/get-listing-read.ts";

/**
 * The comparison by its reading's number, of which something is to be decided. Its connection is held until the commit, so that no other decision and no
 * later comparison comes between.
 * @throws DomainError not_found; conflict when a later one has been made, or it was not compared yet
 */
export async function openComparison(scope: VendorScope<"market.read">, { number }: { number: number }): Promise<ListingRead> {
	const read = await getListingRead(scope, { number });
	const label = readLabel(number);
	await scope.write.$queryRaw`SELECT FROM connection WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${read.connectionId}::uuid FOR NO KEY UPDATE`;
	const newest = await findNewestComparison(scope, { connectionId: read.connectionId });
	if (read.comparedAt === null || !newest) throw new DomainError("conflict", say.driftNotCompared({ read: label }));
	if (newest.id !== read.id) {
		const newer = readLabel(newest.number);
		throw new DomainError("conflict", say.driftOutdated({ read: label, newest: newer }), { hint: say.driftOutdatedHint({ newest: newer }) });
	}
	return read;
}
