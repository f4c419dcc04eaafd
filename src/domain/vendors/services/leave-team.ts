import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { HeldOperation } from "../../inventory/selectors/bulk/list-open-operations.ts";
import { getMembership } from "../selectors/get-membership.ts";
import { endMembership } from "./end-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Takes the caller out of the team.
 * @throws DomainError conflict for the last owner
 */
export async function leaveTeam(scope: VendorScope<"shop.read">): Promise<{ held: HeldOperation[] }> {
	const { personId } = scope.actor;
	if (!personId) throw new Error("Only a person leaves a team.");
	await lockTeam(scope);
	const member = await getMembership(scope, { personId });
	const held = await endMembership(scope, { member, removed: false });
	const { displayName: name, role, grants, source } = member;
	await recordAudit(scope, { action: "leave-team", subjectKind: "member", subjectId: personId, before: { name, role, grants, source } });
	return { held };
}
