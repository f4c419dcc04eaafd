import type { PersonScope } from "../../core/permissions/scopes.ts";

/** When a shop took the caller out of its team, or null when it did not. */
export async function findOwnRemoval(scope: PersonScope, { vendorId, personId }: { vendorId: string; personId: string }): Promise<{ at: Date } | null> {
	const removal = await scope.read.formerMember.findFirst({ where: { vendorId, personId, removed: true }, select: { createdAt: true } });
	return removal && { at: removal.createdAt };
}
