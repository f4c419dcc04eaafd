import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { findSelf } from "../../users/selectors/find-self.ts";
import { findOwnFormerShop } from "../selectors/find-own-former-shop.ts";
import { findWorkspaceHere } from "../selectors/find-workspace-here.ts";
import { linkWorkspace } from "./link-workspace.ts";

/**
 * Links the workspace again to the shop that it was last unlinked from, for an owner of that shop: no code is needed.
 * @throws DomainError conflict when it is linked; not_found when it never was the caller's; permission_denied without the right to manage it
 */
export async function relinkWorkspace(scope: PersonScope): Promise<{ vendorName: string }> {
	const here = await findWorkspaceHere(scope);
	if (here) throw new DomainError("conflict", here.vendorName ? say.alreadyLinked({ vendor: here.vendorName }) : say.alreadyLinkedElsewhere());
	const shop = await findOwnFormerShop(scope);
	if (!shop) throw new DomainError("not_found", say.codeNeeded(), { hint: say.codeNeededHint() });
	const { workspaceId } = await linkWorkspace(scope, { vendorId: shop.vendorId });
	const { surface, workspaceName } = scope.visitor;
	await scope.write.auditEntry.createMany({
		data: [
			{
				vendorId: shop.vendorId,
				personId: await findSelf(scope),
				surface,
				action: "relink-workspace",
				workspaceId,
				subjectKind: "workspace",
				subjectId: workspaceId,
				after: { workspace: workspaceName },
			},
		],
	});
	return { vendorName: shop.name };
}
