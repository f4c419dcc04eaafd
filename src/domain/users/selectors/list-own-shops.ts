import type { Role } from "../../core/permissions/roles.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";

export interface OwnShop {
	vendorId: string;
	vendorName: string;
	role: Role;
	grants: string[];
	isMapped: boolean;
	since: Date;
}

/** The shops that a person is a member of, in the order in which several are locked. For the person themselves, or whoever made the code at hand. */
export async function listOwnShops(scope: PersonScope, { personId }: { personId: string }): Promise<OwnShop[]> {
	const memberships = await scope.read.membership.findMany({
		where: { personId },
		select: { vendorId: true, role: true, grants: true, source: true, createdAt: true, vendor: { select: { name: true } } },
		orderBy: { vendorId: "asc" },
	});
	return memberships.map(({ vendorId, role, grants, source, createdAt, vendor }) => ({
		vendorId,
		vendorName: vendor.name,
		role: role as Role,
		grants,
		isMapped: source === "mapped",
		since: createdAt,
	}));
}
