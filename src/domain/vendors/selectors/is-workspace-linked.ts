import type { Surface, SystemScope } from "../../core/permissions/scopes.ts";

/** Whether a workspace is linked to any shop. */
export async function isWorkspaceLinked(scope: SystemScope, { surface, externalId }: { surface: Surface; externalId: string }): Promise<boolean> {
	return (await scope.read.workspace.findFirst({ where: { surface, externalId, unlinkedAt: null }, select: { id: true } })) !== null;
}
