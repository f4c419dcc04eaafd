import { ROLES } from "../core/permissions/roles.ts";
import type { Membership } from "./selectors/find-membership.ts";

/**
 * What somebody holds who was a member twice: the higher role, by what it was come by, and all grants. Of two equal ones stays the one that
 * does not hang on a role of the platform. One that hangs on a workspace which is no longer the shop's gives way to any other.
 */
export function joinMemberships(one: Membership, other: Membership): Membership {
	const isOther = one.isAdrift !== other.isAdrift ? one.isAdrift : isBetter(other, one);
	return { ...(isOther ? other : one), personId: one.personId, grants: [...new Set([...one.grants, ...other.grants])].sort() };
}

function isBetter(other: Membership, one: Membership): boolean {
	return ROLES.indexOf(other.role) < ROLES.indexOf(one.role) || (other.role === one.role && one.source === "mapped");
}
