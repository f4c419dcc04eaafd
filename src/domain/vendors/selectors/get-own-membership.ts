import type { Role } from "../../core/permissions/roles.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";

/** The caller's role in a shop that they are a member of, and the shop's name. */
export async function getOwnMembership(scope: PersonScope, { vendorId }: { vendorId: string }): Promise<{ role: Role; vendorName: string }> {
	const { role, vendor } = await scope.read.membership.findFirstOrThrow({ where: { vendorId }, select: { role: true, vendor: { select: { name: true } } } });
	return { role: role as Role, vendorName: vendor.name };
}
