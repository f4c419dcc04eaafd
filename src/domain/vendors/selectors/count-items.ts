import type { ReadScope } from "../../core/permissions/scopes.ts";

/** How many items the shop has, archived ones too. */
export function countItems(scope: ReadScope): Promise<number> {
	return scope.read.item.count({ where: { vendorId: scope.vendorId } });
}
