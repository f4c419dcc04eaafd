import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({
	reason: z
		.string()
		.trim()
		.max(500)
		.regex(/^[^\0]*$/),
	/** What will be run in the shop, as typed, without its secrets. */
	command: z.string().min(1),
});

/**
 * Writes into the shop's audit that an admin of the platform opened it, why, and for which command: before that runs, and also if it fails.
 * @throws DomainError invalid_input without a reason
 */
export async function openShop(scope: VendorScope<"shop.open">, input: z.input<typeof inputSchema>): Promise<void> {
	const { reason, command } = parseInput(inputSchema, input);
	if (reason === "") throw new DomainError("invalid_input", say.openNeedsReason());
	await recordAudit(scope, { action: "open-shop", subjectKind: "vendor", subjectId: scope.vendorId, after: { reason, command } });
}
