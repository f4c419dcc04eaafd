import type { PersonScope } from "../../core/permissions/scopes.ts";

/** True when the workspace of the caller has had a shop before, whichever it was. */
export async function wasLinkedHere(scope: PersonScope): Promise<boolean> {
	const { surface, workspaceExternalId: externalId } = scope.visitor;
	return (await scope.read.workspace.count({ where: { surface, externalId, unlinkedAt: { not: null } } })) > 0;
}
