import type { PersonScope } from "../../core/permissions/scopes.ts";

/** The shop that the workspace of the caller was last linked to, among those that they own; null when there is none. */
export async function findOwnFormerShop(scope: PersonScope): Promise<{ vendorId: string; name: string } | null> {
	const { surface, workspaceExternalId: externalId } = scope.visitor;
	const links = await scope.read.workspace.findMany({
		where: { surface, externalId, unlinkedAt: { not: null } },
		select: { vendorId: true },
		orderBy: [{ unlinkedAt: "desc" }, { id: "desc" }],
	});
	const owned = await scope.read.membership.findMany({
		where: { vendorId: { in: links.map(({ vendorId }) => vendorId) }, role: "owner" },
		select: { vendorId: true, vendor: { select: { name: true } } },
	});
	const shops = links.flatMap((link) => owned.filter(({ vendorId }) => vendorId === link.vendorId));
	return shops[0] ? { vendorId: shops[0].vendorId, name: shops[0].vendor.name } : null;
}
