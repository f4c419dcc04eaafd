import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { countOwners } from "../selectors/count-owners.ts";

/**
 * An owner may go, or be something else, only while another stays. The caller holds the team.
 * @throws DomainError conflict
 */
export async function requireAnotherOwner(scope: VendorScope, { displayName }: { displayName: string }): Promise<void> {
	if ((await countOwners(scope)) > 1) return;
	throw new DomainError("conflict", say.lastOwner({ name: displayName }), { hint: say.lastOwnerHint() });
}
