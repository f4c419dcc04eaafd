import { GRANTABLE_PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Role } from "./roles.ts";

/** What a member holds: their role's permissions and those granted to them, as far as these may be granted at all. */
export function memberPermissions({ role, grants }: { role: string; grants: readonly string[] }): readonly Permission[] {
	return [...new Set([...ROLE_PERMISSIONS[role as Role], ...GRANTABLE_PERMISSIONS.filter((permission) => grants.includes(permission))])];
}
