import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { HeldOperation } from "../../inventory/selectors/bulk/list-open-operations.ts";
import { getMembership } from "../selectors/get-membership.ts";
import { endMembership } from "./end-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ personId: z.uuid() });

/**
 * Takes a member out of the team. A role of the platform does not let them in again; a new invite does.
 * @throws DomainError not_found; conflict for the last owner and for oneself
 */
export async function removeMember(
	scope: VendorScope<"team.manage">,
	input: z.input<typeof inputSchema>,
): Promise<{ name: string; held: HeldOperation[]; changeNumber: bigint }> {
	const { personId } = parseInput(inputSchema, input);
	if (personId === scope.actor.personId) throw new DomainError("conflict", say.removeSelf(), { hint: say.removeSelfHint() });
	await lockTeam(scope);
	const member = await getMembership(scope, { personId });
	const held = await endMembership(scope, { member, removed: true });
	const { displayName: name, role, grants, source, mappedIn } = member;
	const changeNumber = await recordAudit(scope, {
		action: "remove-member",
		subjectKind: "member",
		subjectId: personId,
		before: { name, role, grants, source },
		inverse: { kind: "member", personId, role, grants, source, mappedIn },
	});
	return { name, held, changeNumber };
}
