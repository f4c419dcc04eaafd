import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findMembership } from "../selectors/find-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

/** Minutes that a link to the console is good for. */
export const CONSOLE_LINK_MINUTES = 10;

/**
 * Makes a link with which one browser signs in to the console as the caller, once. Only its digest is kept.
 * @throws DomainError permission_denied for what is not a member in a chat
 */
export async function createConsoleLink(scope: VendorScope<"shop.read">): Promise<{ code: string }> {
	const { vendorId, now, actor, vault } = scope;
	// Whoever is being removed in this moment leaves no link behind.
	await lockTeam(scope);
	const { personId, surface } = actor;
	const isChat = surface === "discord" || surface === "slack" || (surface === "console" && actor.workspaceId !== null);
	if (!personId || !isChat || !(await findMembership(scope, { personId }))) throw new DomainError("permission_denied", say.consoleByMemberOnly());
	// The newest link alone is good; sessions that are over go.
	await scope.write.apiToken.deleteMany({ where: { vendorId, personId, OR: [{ kind: "link" }, { kind: "session", expiresAt: { lte: now } }] } });
	// Hexadecimal: chats read the signs of other alphabets as their own markup.
	const code = randomBytes(32).toString("hex");
	const id = uuidv7();
	const expiresAt = new Date(now.getTime() + CONSOLE_LINK_MINUTES * 60_000);
	await scope.write.apiToken.createMany({
		// What it may do is the member's own; the role is no ceiling here.
		data: [{ id, vendorId, personId, name: `console ${id}`, role: "owner", kind: "link", tokenHash: vault.digest(code), createdAt: now, expiresAt }],
	});
	await recordAudit(scope, { action: "create-console-link", subjectKind: "member", subjectId: personId });
	return { code };
}
