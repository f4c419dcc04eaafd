import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ListingRead, READ_COLUMNS, toListingRead } from "../listing-read.ts";

/** The newest reading of a connection's listings that was compared with ours, or null. */
export async function findNewestComparison(scope: ReadScope, { connectionId }: { connectionId: string }): Promise<ListingRead | null> {
	const read = await scope.read.listingRead.findFirst({
		where: { vendorId: scope.vendorId, connectionId, comparedAt: { not: null } },
		select: READ_COLUMNS,
		orderBy: { number: "desc" },
	});
	return read && toListingRead(read);
}
