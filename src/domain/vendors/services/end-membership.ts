import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { HeldOperation } from "../../inventory/selectors/bulk/list-open-operations.ts";
import { holdOperations } from "../../inventory/services/bulk/hold-operations.ts";
import type { Membership } from "../selectors/find-membership.ts";
import { requireAnotherOwner } from "./require-another-owner.ts";
import { voidInvites } from "./void-invites.ts";

interface End {
	member: Membership;
	/** By the shop: then a role of the platform does not let them in again. */
	removed: boolean;
}

/**
 * Ends a membership: its tokens and the invites it has made are void, its bulk operations stand still until somebody takes them over.
 * The caller holds the team.
 * @throws DomainError conflict for the last owner; not_found for whoever is no member
 */
export async function endMembership(scope: VendorScope, { member, removed }: End): Promise<HeldOperation[]> {
	const { personId, role, displayName } = member;
	const { vendorId, now } = scope;
	if (role === "owner") await requireAnotherOwner(scope, { displayName });
	const { count } = await scope.write.membership.deleteMany({ where: { vendorId, personId } });
	if (count === 0) throw new DomainError("not_found", say.memberGone(), { hint: say.teamListHint() });
	await scope.write.apiToken.updateMany({ where: { vendorId, personId, revokedAt: null }, data: { revokedAt: now } });
	await voidInvites(scope, { personId });
	await scope.write.formerMember.upsert({
		where: { vendorId_personId: { vendorId, personId } },
		create: { vendorId, personId, removed, createdAt: now },
		update: { removed, createdAt: now },
	});
	return holdOperations(scope, { personId });
}
