import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import { GRANTABLE_PERMISSIONS, ROLE_PERMISSIONS, type Role } from "../../core/permissions/roles.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getMembership } from "../selectors/get-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({
	personId: z.uuid(),
	permission: z.enum(GRANTABLE_PERMISSIONS),
	/** False takes it away again. */
	granted: z.boolean(),
	isUndo: z.boolean().default(false),
});

interface GrantSet {
	name: string;
	role: Role;
	/** Null when nothing was written: it was so already. */
	changeNumber: bigint | null;
}

/**
 * Grants a member one permission beyond their role, or takes it away again.
 * @throws DomainError not_found; conflict when it comes with the role and so can't be taken away alone
 */
export async function setGrant(scope: VendorScope<"team.manage">, input: z.input<typeof inputSchema>): Promise<GrantSet> {
	const { personId, permission, granted, isUndo } = parseInput(inputSchema, input);
	await lockTeam(scope);
	const { displayName: name, role, grants } = await getMembership(scope, { personId });
	const byRole = ROLE_PERMISSIONS[role].includes(permission);
	if (!granted && byRole && !grants.includes(permission)) {
		throw new DomainError("conflict", say.heldByRole({ name, role, permission }), { hint: say.heldByRoleHint() });
	}
	if (grants.includes(permission) === granted || (granted && byRole)) return { name, role, changeNumber: null };
	const next = granted ? [...grants, permission].sort() : grants.filter((known) => known !== permission);
	await scope.write.membership.updateMany({ where: { vendorId: scope.vendorId, personId }, data: { grants: next } });
	const action = granted ? "grant-permission" : "revoke-permission";
	const changeNumber = await recordAudit(scope, {
		action: isUndo ? `undo-${granted ? "revoke" : "grant"}-permission` : action,
		subjectKind: "member",
		subjectId: personId,
		before: { name, grants },
		after: { name, grants: next },
		...(!isUndo && { inverse: { kind: "member-grant" as const, personId, permission, granted } }),
	});
	return { name, role, changeNumber };
}
