import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/**
 * What a marketplace's till calls one of the shop's locations.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getTillPlace(
	scope: ReadScope<"inventory.read">,
	{ locationId }: { locationId: string },
): Promise<{ name: string; place: string | null }> {
	const location = await scope.read.location.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: locationId } },
		select: { name: true, tillPlace: true },
	});
	if (!location) throw new DomainError("not_found", say.locationGone());
	return { name: location.name, place: location.tillPlace };
}
