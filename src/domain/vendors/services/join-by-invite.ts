import { ROLES, type Role } from "../../core/permissions/roles.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";

/** Makes the caller a member with an invite's role. One who is a member already is raised to it, never lowered. */
export async function joinByInvite(scope: PersonScope, { vendorId, personId, role }: { vendorId: string; personId: string; role: Role }): Promise<void> {
	const { count } = await scope.write.membership.createMany({ data: [{ vendorId, personId, role, source: "invite" }], skipDuplicates: true });
	if (count > 0) return;
	const lower = ROLES.slice(ROLES.indexOf(role) + 1);
	await scope.write.membership.updateMany({
		where: { vendorId, personId, OR: [{ role: { in: lower } }, { role, source: "mapped" }] },
		data: { role, source: "invite", mappedIn: null },
	});
}
