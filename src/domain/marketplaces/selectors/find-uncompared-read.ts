import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ListingRead, READ_COLUMNS, toListingRead } from "../listing-read.ts";

/** The reading of a connection's listings that is done and waits to be compared with ours, the newest one; or null. */
export async function findUncomparedRead(scope: ReadScope, { connectionId }: { connectionId: string }): Promise<ListingRead | null> {
	const read = await scope.read.listingRead.findFirst({ where: { vendorId: scope.vendorId, connectionId }, select: READ_COLUMNS, orderBy: { number: "desc" } });
	return read?.status === "done" && read.comparedAt === null ? toListingRead(read) : null;
}
