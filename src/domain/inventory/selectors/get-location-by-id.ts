import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/**
 * The location with this id, archived ones included.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getLocationById(
	scope: ReadScope<"inventory.read">,
	{ locationId }: { locationId: string },
): Promise<{ name: string; isDefault: boolean }> {
	const location = await scope.read.location.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: locationId } },
		select: { name: true, isDefault: true },
	});
	if (!location) throw new DomainError("not_found", say.locationGone());
	return location;
}
