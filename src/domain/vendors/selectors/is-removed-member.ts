import type { ReadScope } from "../../core/permissions/scopes.ts";

/** True for a person whom the shop has taken out of its team. */
export async function isRemovedMember(scope: ReadScope, { personId }: { personId: string }): Promise<boolean> {
	return (await scope.read.formerMember.count({ where: { vendorId: scope.vendorId, personId, removed: true } })) > 0;
}
