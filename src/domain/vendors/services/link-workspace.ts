import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { findFormerLink } from "../selectors/find-former-link.ts";
import { findWorkspaceHere } from "../selectors/find-workspace-here.ts";

/**
 * Links the workspace that the caller is in to a vendor of theirs. One that had been this vendor's has its old row back, and with it what it had
 * asked to hear; the demo that it may show steps aside.
 * @throws DomainError permission_denied without the right to manage it; conflict when it is linked to another shop
 */
export async function linkWorkspace(scope: PersonScope, { vendorId }: { vendorId: string }): Promise<{ workspaceId: string }> {
	const { surface, workspaceExternalId: externalId, workspaceName: name, managesWorkspace } = scope.visitor;
	if (!managesWorkspace) throw new DomainError("permission_denied", say.setupNeedsRight());
	// Of two who link it at once, the second sees what the first did.
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`workspace:${surface}:${externalId}`}, 0))`;
	const here = await findWorkspaceHere(scope);
	if (here && !here.demo) throw new DomainError("conflict", say.alreadyLinkedElsewhere());
	if (here) await scope.write.workspace.updateMany({ where: { id: here.id }, data: { unlinkedAt: scope.now } });
	const former = await findFormerLink(scope, { vendorId });
	const workspaceId = former?.id ?? uuidv7();
	if (former) await scope.write.workspace.updateMany({ where: { id: workspaceId }, data: { name, unlinkedAt: null, awaySince: null } });
	else await scope.write.workspace.createMany({ data: [{ id: workspaceId, vendorId, surface, externalId, name }] });
	return { workspaceId };
}
