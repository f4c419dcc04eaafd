import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { findMembership, type Membership } from "./find-membership.ts";

/**
 * A person's membership in the scope's vendor.
 * @throws DomainError not_found, also for another vendor's member
 */
export async function getMembership(scope: ReadScope, { personId }: { personId: string }): Promise<Membership> {
	const membership = await findMembership(scope, { personId });
	if (!membership) throw new DomainError("not_found", say.memberGone(), { hint: say.teamListHint() });
	return membership;
}
