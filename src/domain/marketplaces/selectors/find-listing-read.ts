import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ListingRead, READ_COLUMNS, toListingRead } from "../listing-read.ts";

/** A reading of a connection's listings, or null. */
export async function findListingRead(scope: ReadScope, { readId }: { readId: string }): Promise<ListingRead | null> {
	const read = await scope.read.listingRead.findUnique({ where: { vendorId_id: { vendorId: scope.vendorId, id: readId } }, select: READ_COLUMNS });
	return read && toListingRead(read);
}
