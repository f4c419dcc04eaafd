import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Whoever no longer runs the team has no codes out any more: one that they made would let them in again, as what they were. */
export async function voidInvites(scope: VendorScope, { personId }: { personId: string }): Promise<void> {
	const { vendorId, now } = scope;
	await scope.write.invite.updateMany({ where: { vendorId, createdBy: personId, usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } });
}
