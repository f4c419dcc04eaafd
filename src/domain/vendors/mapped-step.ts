import { ROLES, type Role } from "../core/permissions/roles.ts";
import type { MembershipSource } from "./selectors/find-membership.ts";

interface Standing {
	workspaceId: string;
	/** What the workspace's platform roles are mapped to. */
	mappings: readonly { externalRoleId: string; role: Role }[];
	/** Those of them that the person has. */
	heldRoles: readonly string[];
	membership: { role: Role; source: MembershipSource; mappedIn: string | null; isAdrift: boolean } | null;
	/** Taken out of the team by the shop. */
	removed: boolean;
}

type MappedStep = { to: "join" | "change"; role: Role } | { to: "end" };

/**
 * What brings a membership in step with the person's roles on the platform, or null when it is. The highest mapped role counts. A membership by
 * invite is left alone; so is one that another workspace's role gave, unless the role here is higher or that workspace is no longer the shop's.
 */
export function mappedStep({ workspaceId, mappings, heldRoles, membership, removed }: Standing): MappedStep | null {
	const mapped = ROLES.find((role) => mappings.some((mapping) => mapping.role === role && heldRoles.includes(mapping.externalRoleId)));
	if (!membership) return mapped && !removed ? { to: "join", role: mapped } : null;
	if (membership.source !== "mapped") return null;
	if (membership.isAdrift) return mapped ? { to: "change", role: mapped } : null;
	if (membership.mappedIn === workspaceId) {
		if (!mapped) return { to: "end" };
		return mapped === membership.role ? null : { to: "change", role: mapped };
	}
	return mapped && ROLES.indexOf(mapped) < ROLES.indexOf(membership.role) ? { to: "change", role: mapped } : null;
}
