import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { toJson } from "../../core/to-json.ts";
import { getLocationById } from "../../inventory/selectors/get-location-by-id.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { requireOwnTill } from "../../vendors/services/require-own-till.ts";
import { parseTicketLines } from "../parse-ticket-lines.ts";
import { matchTicketLines } from "../selectors/match-ticket-lines.ts";
import { TENDERS, type TicketDraft } from "../ticket.ts";

const inputSchema = z.strictObject({
	/** A card a line; see parse-ticket-lines.ts. */
	text: z.string().max(4_000),
	/** "10%" or "5.00". A wrong one is told on the ticket: what was typed with it is not to be lost. */
	discount: z.string().max(30).optional(),
	tender: z.enum(TENDERS).optional(),
	locationId: z.uuid(),
});

/**
 * Opens a ticket of the person's own: nothing is sold yet. Lines that can't be read or matched are doubts on it.
 * @throws DomainError invalid_input for no line or too many; conflict when another till books the counter; not_found for the location
 */
export async function openTicket(scope: VendorScope<"order.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<{ number: number }> {
	const { text, discount, tender, locationId } = parseInput(inputSchema, input);
	const { personId } = scope.actor;
	if (personId === null) throw new Error("A ticket is a person's.");
	await requireOwnTill(scope);
	await getLocationById(scope, { locationId });
	const { currency } = await getVendor(scope);
	const taken = await matchTicketLines(scope, { lines: parseTicketLines(text, currency) });
	const draft: TicketDraft = { text, discount: discount ?? null, locationId, taken };
	const number = await nextNumber(scope, "ticket");
	const { id } = await scope.write.ticket.create({
		data: { vendorId: scope.vendorId, number, personId, tender: tender ?? null, draft: toJson(draft) },
		select: { id: true },
	});
	await recordAudit(scope, { action: "open-ticket", subjectKind: "ticket", subjectId: id, after: { number, lines: text } });
	return { number };
}
