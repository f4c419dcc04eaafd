import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";

/**
 * Links the workspace that the caller is in to a vendor of theirs; `linkedId` is its row where it showed another one (the demo) before.
 * @throws DomainError permission_denied without the right to manage it; conflict when somebody else linked it meanwhile
 */
export async function linkWorkspace(scope: PersonScope, { vendorId, linkedId }: { vendorId: string; linkedId: string | null }): Promise<void> {
	const { surface, workspaceExternalId: externalId, workspaceName: name, managesWorkspace } = scope.visitor;
	if (!managesWorkspace) throw new DomainError("permission_denied", say.setupNeedsRight());
	const { count } = linkedId
		? await scope.write.workspace.updateMany({ where: { id: linkedId }, data: { vendorId } })
		: await scope.write.workspace.createMany({ data: [{ vendorId, surface, externalId, name }], skipDuplicates: true });
	if (count === 0) throw new DomainError("conflict", say.alreadyLinkedElsewhere());
}
