import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { MAPPABLE_ROLES } from "../mappable-roles.ts";
import { listRoleMappings } from "../selectors/list-role-mappings.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({
	workspaceId: z.uuid(),
	/** The platform's id of its role or user group. */
	externalRoleId: z.string().min(1).max(100),
	/** What it is called there, where that is known. */
	externalName: z.string().max(200).nullable().optional(),
	/** Null takes the mapping away. */
	role: z.enum(MAPPABLE_ROLES).nullable(),
	/** Change only while this is the mapping; for an undo. */
	seen: z.enum(MAPPABLE_ROLES).nullable().optional(),
});

/**
 * Lets whoever has a role of the platform in with a role here, or no longer. A person is brought in step at their next command. Tells what the role is called, or its id.
 * @throws DomainError not_found when there is no such mapping to take away; conflict when it is no longer the one seen
 */
export async function setRoleMapping(
	scope: VendorScope<"team.manage">,
	input: z.input<typeof inputSchema>,
): Promise<{ changeNumber: bigint | null; platformRole: string }> {
	const { workspaceId, externalRoleId, externalName = null, role, seen } = parseInput(inputSchema, input);
	const where = { vendorId: scope.vendorId, workspaceId, externalRoleId };
	await lockTeam(scope);
	const mappings = await listRoleMappings(scope, { workspaceId });
	const former = mappings.find((mapping) => mapping.externalRoleId === externalRoleId);
	const was = former?.role ?? null;
	if (seen !== undefined && seen !== was) throw new DomainError("conflict", say.undoMappingDrift());
	if (role === null && was === null) throw new DomainError("not_found", say.mappingNotFound(), { hint: say.teamListHint() });
	const name = externalName ?? former?.externalName ?? null;
	const platformRole = name ?? externalRoleId;
	if (role === was) return { changeNumber: null, platformRole };
	if (was !== null) await scope.write.roleMapping.deleteMany({ where });
	if (role !== null) await scope.write.roleMapping.createMany({ data: [{ ...where, externalName, role }] });
	const action = role === null ? "unmap-role" : "map-role";
	const changeNumber = await recordAudit(scope, {
		action: seen === undefined ? action : `undo-${role === null ? "map" : "unmap"}-role`,
		subjectKind: "workspace",
		subjectId: workspaceId,
		before: { platformRole, role: was },
		after: { platformRole, role },
		...(seen === undefined && { inverse: { kind: "role-mapping" as const, workspaceId, externalRoleId, externalName: name, seen: role, restore: was } }),
	});
	return { changeNumber, platformRole };
}
