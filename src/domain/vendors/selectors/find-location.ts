import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The vendor's location with this id, or null when there is none that is in use. */
export function findLocation(scope: ReadScope, { locationId }: { locationId: string }): Promise<{ id: string; name: string } | null> {
	return scope.read.location.findFirst({ where: { vendorId: scope.vendorId, id: locationId, archivedAt: null }, select: { id: true, name: true } });
}
