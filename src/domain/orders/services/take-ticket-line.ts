import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { toJson } from "../../core/to-json.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { ticketLabel } from "../ticket-label.ts";
import { lockTicket } from "./lock-ticket.ts";

const inputSchema = z.strictObject({ number: z.int().positive(), line: z.int().positive(), itemId: z.uuid() });

/**
 * Says which item a line of a ticket means, at what it costs now.
 * @throws DomainError as of lockTicket; not_found for the item or the line
 */
export async function takeTicketLine(scope: VendorScope<"order.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { number, line, itemId } = parseInput(inputSchema, input);
	const item = await getItem(scope, { itemId });
	const { id, draft } = await lockTicket(scope, { number });
	const was = draft.taken[line - 1];
	if (!was) throw new DomainError("not_found", say.ticketNoLine({ ticket: ticketLabel(number), line, lines: draft.taken.length }));
	const taken = draft.taken.with(line - 1, { itemId, priceMinor: item.priceMinor.toString(), choices: [], hasMore: false });
	await scope.write.ticket.updateMany({ where: { vendorId: scope.vendorId, id, status: "open" }, data: { draft: toJson({ ...draft, taken }) } });
	await recordAudit(scope, {
		action: "take-ticket-line",
		subjectKind: "ticket",
		subjectId: id,
		before: { line, itemId: was.itemId },
		after: { number, line, sku: item.sku, itemId },
	});
}
