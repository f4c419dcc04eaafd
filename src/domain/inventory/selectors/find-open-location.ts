import type { ReadScope } from "../../core/permissions/scopes.ts";

/** A location by its id while it is in use, else null. */
export function findOpenLocation(scope: ReadScope<"inventory.read">, { locationId }: { locationId: string }): Promise<{ id: string } | null> {
	return scope.read.location.findFirst({ where: { vendorId: scope.vendorId, id: locationId, archivedAt: null }, select: { id: true } });
}
