import { z } from "zod";
import { oneTimeCode } from "../../core/one-time-code.ts";
import { parseInput } from "../../core/parse-input.ts";
import { ROLES } from "../../core/permissions/roles.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({
	role: z.enum(ROLES).default("staff"),
	/** Lets a person in, and links no workspace. */
	peopleOnly: z.boolean().default(false),
});

/** Minutes that a code is good for. */
export const INVITE_MINUTES = 15;

/** Makes a one-time code that links a workspace or lets a person in. Only its hash is kept. */
export async function createInvite(
	scope: VendorScope<"shop.manage"> | VendorScope<"team.manage">,
	input: z.input<typeof inputSchema>,
): Promise<{ code: string; expiresAt: Date }> {
	const { role, peopleOnly } = parseInput(inputSchema, input);
	const { personId } = scope.actor;
	if (!personId) throw new Error("An invite is made by a person.");
	const code = oneTimeCode();
	const expiresAt = new Date(scope.now.getTime() + INVITE_MINUTES * 60_000);
	const invite = await scope.write.invite.create({
		data: { vendorId: scope.vendorId, codeHash: scope.vault.digest(code), role, peopleOnly, createdBy: personId, createdAt: scope.now, expiresAt },
		select: { id: true },
	});
	await recordAudit(scope, { action: "create-invite", subjectKind: "invite", subjectId: invite.id, after: { role, ...(peopleOnly && { peopleOnly }) } });
	return { code, expiresAt };
}
