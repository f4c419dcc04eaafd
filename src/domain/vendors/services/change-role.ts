import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import { ROLES, type Role } from "../../core/permissions/roles.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getMembership } from "../selectors/get-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";
import { requireAnotherOwner } from "./require-another-owner.ts";
import { voidInvites } from "./void-invites.ts";

const inputSchema = z.strictObject({
	personId: z.uuid(),
	role: z.enum(ROLES),
	/** Change only while this is the role: for an undo. */
	seen: z.enum(ROLES).optional(),
});

interface RoleChanged {
	name: string;
	was: Role;
	/** Null when the role was that already and nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Gives a member another role. Whoever a role of the platform had let in stays from now on whatever becomes of it;
 * codes that an owner has made are void once they are none.
 * @throws DomainError not_found; conflict for the last owner, or when the role is no longer the one seen
 */
export async function changeRole(scope: VendorScope<"team.manage">, input: z.input<typeof inputSchema>): Promise<RoleChanged> {
	const { personId, role, seen } = parseInput(inputSchema, input);
	await lockTeam(scope);
	const { displayName: name, role: was, source } = await getMembership(scope, { personId });
	if (seen !== undefined && seen !== was) throw new DomainError("conflict", say.undoMemberDrift({ name }));
	if (role === was) return { name, was, changeNumber: null };
	if (was === "owner") await requireAnotherOwner(scope, { displayName: name });
	await scope.write.membership.updateMany({
		where: { vendorId: scope.vendorId, personId },
		data: { role, ...(source === "mapped" && { source: "invite", mappedIn: null }) },
	});
	if (was === "owner") await voidInvites(scope, { personId });
	const changeNumber = await recordAudit(scope, {
		action: seen === undefined ? "change-role" : "undo-change-role",
		subjectKind: "member",
		subjectId: personId,
		before: { name, role: was },
		after: { name, role },
		...(seen === undefined && { inverse: { kind: "member-role" as const, personId, seen: role, restore: was } }),
	});
	return { name, was, changeNumber };
}
