import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import { ROLES } from "../../core/permissions/roles.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findMembership } from "../selectors/find-membership.ts";
import { getMembership } from "../selectors/get-membership.ts";
import { getSuccessor } from "../selectors/get-successor.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";
import { requireSamePerson } from "./require-same-person.ts";

const inputSchema = z.strictObject({
	personId: z.uuid(),
	role: z.enum(ROLES),
	grants: z.array(z.string()),
	source: z.enum(["founder", "invite", "mapped"]),
	mappedIn: z.uuid().nullable(),
});

/**
 * Takes a removed member in again, as they were, or whom their account was joined to since; their tokens stay void. Tells so in words.
 * @throws DomainError not_found for whoever was never a member; conflict when they are in the team again already, or were forgotten
 */
export async function restoreMember(scope: VendorScope<"team.manage">, input: z.input<typeof inputSchema>): Promise<string> {
	const { personId: removedId, ...membership } = parseInput(inputSchema, input);
	const { role } = membership;
	const { vendorId } = scope;
	await lockTeam(scope);
	const personId = await getSuccessor(scope, { personId: removedId });
	const known = await findMembership(scope, { personId });
	if (known) throw new DomainError("conflict", say.memberIsBack({ name: known.displayName }));
	// Only who was a member comes back by this: anybody else needs an invite.
	const { count } = await scope.write.formerMember.deleteMany({ where: { vendorId, personId } });
	if (count === 0) throw new DomainError("not_found", say.memberGone(), { hint: say.teamListHint() });
	await scope.write.formerMember.updateMany({ where: { vendorId, personId: removedId }, data: { removed: false } });
	await scope.write.membership.createMany({ data: [{ vendorId, personId, ...membership }] });
	await requireSamePerson(scope, { personId });
	const { displayName: name } = await getMembership(scope, { personId });
	await recordAudit(scope, { action: "undo-remove-member", subjectKind: "member", subjectId: personId, after: { name, role } });
	return say.undoneRemoval({ name, role });
}
