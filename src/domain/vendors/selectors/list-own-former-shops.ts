import type { PersonScope } from "../../core/permissions/scopes.ts";

/** Shops that the caller owns and that the workspace they are in was once linked to. */
export async function listOwnFormerShops(scope: PersonScope): Promise<{ vendorId: string; name: string }[]> {
	const { surface, workspaceExternalId: externalId } = scope.visitor;
	const links = await scope.read.workspace.findMany({ where: { surface, externalId, unlinkedAt: { not: null } }, select: { vendorId: true } });
	const owned = await scope.read.membership.findMany({
		where: { vendorId: { in: links.map(({ vendorId }) => vendorId) }, role: "owner", vendor: { demo: false } },
		select: { vendorId: true, vendor: { select: { name: true } } },
	});
	return owned.map(({ vendorId, vendor }) => ({ vendorId, name: vendor.name }));
}
