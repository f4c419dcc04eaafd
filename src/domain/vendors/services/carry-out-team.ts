import type { Inverse } from "../../core/inverse.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { changeRole } from "./change-role.ts";
import { restoreMember } from "./restore-member.ts";
import { setGrant } from "./set-grant.ts";
import { setRoleMapping } from "./set-role-mapping.ts";

type TeamInverse = Extract<Inverse, { kind: "member" | "member-role" | "member-grant" | "role-mapping" }>;

/** Takes a change of the team back, and tells it in words. */
export async function carryOutTeam(scope: VendorScope<"team.manage">, inverse: TeamInverse): Promise<string> {
	switch (inverse.kind) {
		case "member": {
			const { kind: _kind, ...membership } = inverse;
			return restoreMember(scope, membership);
		}
		case "member-role": {
			const { personId, seen, restore: role } = inverse;
			const { name } = await changeRole(scope, { personId, role, seen });
			return say.undoneRole({ name, role });
		}
		case "member-grant": {
			const { personId, permission, granted: was } = inverse;
			const { name } = await setGrant(scope, { personId, permission, granted: !was, isUndo: true });
			return say.undoneGrant({ name, permission, granted: !was });
		}
		case "role-mapping": {
			const { workspaceId, externalRoleId, externalName, seen, restore: role } = inverse;
			await setRoleMapping(scope, { workspaceId, externalRoleId, externalName, role, seen });
			return say.undoneMapping();
		}
	}
}
