import type { ReadScope } from "../../core/permissions/scopes.ts";

interface WorkspaceRow {
	id: string;
	surface: string;
	name: string;
	since: Date;
	/** Since when the bot has been out of it; null while it is there. */
	awaySince: Date | null;
}

/** The workspaces that are linked to the shop, the first one first. */
export async function listWorkspaces(scope: ReadScope<"shop.read">): Promise<WorkspaceRow[]> {
	const workspaces = await scope.read.workspace.findMany({
		where: { vendorId: scope.vendorId, unlinkedAt: null },
		select: { id: true, surface: true, name: true, createdAt: true, awaySince: true },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
	});
	return workspaces.map(({ createdAt: since, ...workspace }) => ({ ...workspace, since }));
}
