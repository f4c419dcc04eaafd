import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { mappedStep } from "../mapped-step.ts";
import { findMembership } from "../selectors/find-membership.ts";
import { isRemovedMember } from "../selectors/is-removed-member.ts";
import { listRoleMappings } from "../selectors/list-role-mappings.ts";
import { endMembership } from "./end-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";
import { requireSamePerson } from "./require-same-person.ts";

const inputSchema = z.strictObject({
	personId: z.uuid(),
	workspaceId: z.uuid(),
	/** The platform's roles that the person has, as far as they are mapped. */
	heldRoles: z.array(z.string()),
});

/**
 * Brings a person's membership in step with their roles on the platform.
 * @throws DomainError conflict for whoever is forgotten or joined to another in the same moment
 */
export async function settleMappedMember(scope: VendorScope<"membership.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { personId, workspaceId, heldRoles } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await lockTeam(scope);
	const membership = await findMembership(scope, { personId });
	const [mappings, removed] = [await listRoleMappings(scope, { workspaceId }), await isRemovedMember(scope, { personId })];
	const step = mappedStep({ workspaceId, mappings, heldRoles, membership, removed });
	if (!step) return;
	if (step.to === "join") {
		await scope.write.membership.createMany({ data: [{ vendorId, personId, role: step.role, source: "mapped", mappedIn: workspaceId }] });
		await requireSamePerson(scope, { personId });
	} else if (step.to === "change") {
		await scope.write.membership.updateMany({ where: { vendorId, personId }, data: { role: step.role, mappedIn: workspaceId } });
	} else if (membership) await endMembership(scope, { member: membership, removed: false });
	await recordAudit(scope, {
		action: { join: "join-by-mapped-role", change: "change-mapped-role", end: "leave-by-mapped-role" }[step.to],
		subjectKind: "member",
		subjectId: personId,
		...(membership && { before: { name: membership.displayName, role: membership.role } }),
		...(step.to !== "end" && { after: { role: step.role } }),
	});
}
