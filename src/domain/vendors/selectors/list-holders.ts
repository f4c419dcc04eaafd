import { memberPermissions } from "../../core/permissions/member-permissions.ts";
import type { MemberPermission } from "../../core/permissions/roles.ts";
import { ROLE_PERMISSIONS, ROLES } from "../../core/permissions/roles.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface Holder {
	personId: string;
	displayName: string;
}

/** The members who hold a permission, by their role or by a grant, those of longest standing first. */
export async function listHolders(scope: ReadScope, { permission }: { permission: MemberPermission }): Promise<Holder[]> {
	const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
	const members = await scope.read.membership.findMany({
		where: { vendorId: scope.vendorId, OR: [{ role: { in: roles } }, { grants: { has: permission } }] },
		select: { personId: true, role: true, grants: true, person: { select: { displayName: true } } },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
	});
	return members
		.filter((member) => memberPermissions(member).includes(permission))
		.map(({ personId, person }) => ({ personId, displayName: person.displayName }));
}
