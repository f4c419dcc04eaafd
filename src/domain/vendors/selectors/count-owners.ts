import type { ReadScope } from "../../core/permissions/scopes.ts";

/** How many owners the shop has. */
export function countOwners(scope: ReadScope): Promise<number> {
	return scope.read.membership.count({ where: { vendorId: scope.vendorId, role: "owner" } });
}
