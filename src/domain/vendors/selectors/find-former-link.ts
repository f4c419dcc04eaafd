import type { PersonScope } from "../../core/permissions/scopes.ts";

/** The newest row of a link that the caller's workspace once had to a vendor, or null. */
export function findFormerLink(scope: PersonScope, { vendorId }: { vendorId: string }): Promise<{ id: string } | null> {
	const { surface, workspaceExternalId: externalId } = scope.visitor;
	return scope.read.workspace.findFirst({
		where: { surface, externalId, vendorId, unlinkedAt: { not: null } },
		select: { id: true },
		orderBy: [{ unlinkedAt: "desc" }, { id: "desc" }],
	});
}
