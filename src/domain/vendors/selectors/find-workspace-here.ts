import type { PersonScope } from "../../core/permissions/scopes.ts";

interface WorkspaceHere {
	id: string;
	vendorId: string;
	/** Null when the caller is not a member there, and so may not know. */
	vendorName: string | null;
	demo: boolean;
}

/** The link of the workspace that the caller is in, or null. */
export async function findWorkspaceHere(scope: PersonScope): Promise<WorkspaceHere | null> {
	const { surface, workspaceExternalId: externalId } = scope.visitor;
	const workspace = await scope.read.workspace.findFirst({ where: { surface, externalId, unlinkedAt: null }, select: { id: true, vendorId: true } });
	if (!workspace) return null;
	const vendor = await scope.read.vendor.findUnique({ where: { id: workspace.vendorId }, select: { name: true, demo: true } });
	return { ...workspace, vendorName: vendor?.name ?? null, demo: vendor?.demo ?? false };
}
