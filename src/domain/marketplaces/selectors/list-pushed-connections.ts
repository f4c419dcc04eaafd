import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The vendor's connections that stock is pushed to now. */
export function listPushedConnections(scope: ReadScope): Promise<{ id: string }[]> {
	return scope.read.connection.findMany({ where: { vendorId: scope.vendorId, pushOn: true, status: "active", pushHeldAt: null }, select: { id: true } });
}
