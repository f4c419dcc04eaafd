import type { Role } from "../../core/permissions/roles.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

export type MembershipSource = "founder" | "invite" | "mapped";

export interface Membership {
	personId: string;
	displayName: string;
	role: Role;
	/** Granted beyond the role. */
	grants: string[];
	source: MembershipSource;
	/** The workspace whose role let them in, where one did. */
	mappedIn: string | null;
	/** That workspace is no longer the shop's: until it is again, they hold nothing. */
	isAdrift: boolean;
}

/** A person's membership in the scope's vendor, or null. */
export async function findMembership(scope: ReadScope, { personId }: { personId: string }): Promise<Membership | null> {
	const found = await scope.read.membership.findUnique({
		where: { vendorId_personId: { vendorId: scope.vendorId, personId } },
		select: { role: true, grants: true, source: true, mappedIn: true, person: { select: { displayName: true } }, workspace: { select: { unlinkedAt: true } } },
	});
	if (!found) return null;
	const { person, role, source, workspace, ...membership } = found;
	const isAdrift = Boolean(workspace?.unlinkedAt);
	return { personId, displayName: person.displayName, role: role as Role, source: source as MembershipSource, isAdrift, ...membership };
}
