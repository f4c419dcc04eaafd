import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { normaliseCode } from "../../core/normalise-code.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { Role } from "../../core/permissions/roles.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { listOwnShops } from "../../users/selectors/list-own-shops.ts";
import { holdSelf } from "../../users/services/hold-self.ts";
import { findInvite } from "../selectors/find-invite.ts";
import { findOwnRemoval } from "../selectors/find-own-removal.ts";
import { findWorkspaceHere } from "../selectors/find-workspace-here.ts";
import { getOwnMembership } from "../selectors/get-own-membership.ts";
import { joinByInvite } from "./join-by-invite.ts";
import { linkWorkspace } from "./link-workspace.ts";
import { lockTeam } from "./lock-team.ts";

const inputSchema = z.strictObject({ code: z.string().max(50) });

interface Redeemed {
	vendorName: string;
	role: Role;
	/** False when the workspace was linked already and only the person joined. */
	linkedWorkspace: boolean;
}

/**
 * Joins the caller to the code's shop and links the workspace to it, if it has none yet. The code is spent.
 * @throws DomainError not_found for a code that is unknown, spent, too old, or older than the caller's removal from that shop; conflict;
 * permission_denied without the right to link
 */
export async function redeemInvite(scope: PersonScope, input: z.input<typeof inputSchema>): Promise<Redeemed> {
	const codeHash = scope.vault.digest(normaliseCode(parseInput(inputSchema, input).code));
	const personId = await holdSelf(scope);
	const code = await findInvite(scope, { codeHash });
	if (!code) throw new DomainError("not_found", say.badInvite());
	const { vendorId } = code;
	// Whoever is being removed in this moment is so before they are let in.
	await lockTeam({ vendorId, write: scope.write });
	const [invite] = await scope.write.$queryRaw<{ role: Role; peopleOnly: boolean; createdAt: Date }[]>`
		UPDATE invite SET used_at = ${scope.now} WHERE code_hash = ${codeHash} AND used_at IS NULL AND expires_at > ${scope.now}
		RETURNING role, people_only AS "peopleOnly", created_at AS "createdAt"`;
	if (!invite) throw new DomainError("not_found", say.badInvite());
	const removal = await findOwnRemoval(scope, { vendorId, personId });
	if (removal && removal.at >= invite.createdAt) throw new DomainError("not_found", say.badInvite());
	const before = (await listOwnShops(scope, { personId })).find((shop) => shop.vendorId === vendorId);
	await joinByInvite(scope, { vendorId, personId, role: invite.role });
	const { role, vendorName } = await getOwnMembership(scope, { vendorId });

	const workspace = await findWorkspaceHere(scope);
	const linkedWorkspace = workspace?.vendorId !== vendorId;
	if (linkedWorkspace && invite.peopleOnly) throw new DomainError("conflict", say.codeForPeople({ vendor: vendorName }));
	if (workspace && linkedWorkspace && !workspace.demo) throw new DomainError("conflict", say.alreadyLinkedElsewhere());
	const workspaceId = linkedWorkspace ? (await linkWorkspace(scope, { vendorId })).workspaceId : workspace.id;
	await scope.write.auditEntry.createMany({
		data: [
			{
				vendorId,
				personId,
				surface: scope.visitor.surface,
				workspaceId,
				action: "redeem-invite",
				subjectKind: "vendor",
				subjectId: vendorId,
				...(before && { before: { role: before.role } }),
				after: { role, ...(linkedWorkspace && { workspace: scope.visitor.workspaceName }) },
			},
		],
	});
	return { vendorName, role, linkedWorkspace };
}
