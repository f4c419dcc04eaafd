import { randomInt } from "node:crypto";
import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import { ROLES } from "../../core/permissions/roles.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ role: z.enum(ROLES).default("staff") });

/** Minutes that a code is good for. */
export const INVITE_MINUTES = 15;
/** Without the letters and digits that look alike. 10 of 31 signs: about 50 bits, for 15 minutes. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH = 10;

/** Makes a one-time code that links a workspace or lets a person in. Only its hash is kept. */
export async function createInvite(scope: VendorScope<"shop.manage">, input: z.input<typeof inputSchema>): Promise<{ code: string; expiresAt: Date }> {
	const { role } = parseInput(inputSchema, input);
	const { personId } = scope.actor;
	if (!personId) throw new Error("An invite is made by a person.");
	const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
	const code = `${letters.slice(0, 5)}-${letters.slice(5)}`;
	const expiresAt = new Date(scope.now.getTime() + INVITE_MINUTES * 60_000);
	const invite = await scope.write.invite.create({
		data: { vendorId: scope.vendorId, codeHash: scope.vault.digest(code), role, createdBy: personId, expiresAt },
		select: { id: true },
	});
	await recordAudit(scope, { action: "create-invite", subjectKind: "invite", subjectId: invite.id, after: { role } });
	return { code, expiresAt };
}
