import { randomBytes } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ tokenId: z.uuid() });

/** Hours for which a link's browser is signed in. */
export const CONSOLE_SESSION_HOURS = 8;

/**
 * Makes of a link the session of the browser that used it; the link is void with it. Only the session's digest is kept.
 * @throws DomainError not_found when the link is used, over or not this shop's
 */
export async function openConsoleSession(scope: VendorScope, input: z.input<typeof inputSchema>): Promise<{ session: string }> {
	const { tokenId: id } = parseInput(inputSchema, input);
	const { vendorId, now, vault } = scope;
	const session = randomBytes(32).toString("base64url");
	const [opened] = await scope.write.apiToken.updateManyAndReturn({
		where: { vendorId, id, kind: "link", revokedAt: null, expiresAt: { gt: now } },
		data: { kind: "session", tokenHash: vault.digest(session), expiresAt: new Date(now.getTime() + CONSOLE_SESSION_HOURS * 3_600_000), lastUsedAt: now },
		select: { personId: true },
	});
	if (!opened) throw new DomainError("not_found", say.consoleLinkOver());
	await recordAudit(scope, { action: "open-console", subjectKind: "member", subjectId: opened.personId });
	return { session };
}
