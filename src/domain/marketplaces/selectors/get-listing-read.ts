import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ListingRead, READ_COLUMNS, toListingRead } from "../listing-read.ts";
import { readLabel } from "../read-label.ts";

/**
 * A reading of a connection's listings by its number: "L-7" is 7.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getListingRead(scope: ReadScope, { number }: { number: number }): Promise<ListingRead> {
	const read = await scope.read.listingRead.findUnique({ where: { vendorId_number: { vendorId: scope.vendorId, number } }, select: READ_COLUMNS });
	if (!read) throw new DomainError("not_found", say.readNotFound({ read: readLabel(number) }));
	return toListingRead(read);
}
