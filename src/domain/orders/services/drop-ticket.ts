import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { lockTicket } from "./lock-ticket.ts";

const inputSchema = z.strictObject({ number: z.int().positive() });

/**
 * Drops a ticket that nothing came of.
 * @throws DomainError as of lockTicket
 */
export async function dropTicket(scope: VendorScope<"order.write">, input: z.input<typeof inputSchema>): Promise<{ changeNumber: bigint }> {
	const { number } = parseInput(inputSchema, input);
	const { id, draft } = await lockTicket(scope, { number });
	await scope.write.ticket.updateMany({ where: { vendorId: scope.vendorId, id, status: "open" }, data: { status: "dropped", finishedAt: scope.now } });
	const changeNumber = await recordAudit(scope, {
		action: "drop-ticket",
		subjectKind: "ticket",
		subjectId: id,
		before: { status: "open", lines: draft.text },
		after: { status: "dropped", number },
		inverse: { kind: "ticket", ticketId: id, tradeIns: [] },
	});
	return { changeNumber };
}
