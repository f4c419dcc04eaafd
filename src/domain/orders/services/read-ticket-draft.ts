import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { parseTicketLines } from "../parse-ticket-lines.ts";
import { getTicket } from "../selectors/get-ticket.ts";
import type { Tender } from "../ticket.ts";
import { ticketLabel } from "../ticket-label.ts";
import { requireTicketPerson } from "./require-ticket-person.ts";

const inputSchema = z.strictObject({ number: z.int().positive() });

interface Typed {
	/** A card a line. */
	lines: string;
	discount: string | null;
	tender: Tender | null;
}

/**
 * What was typed on an open ticket, to be changed by its person or a manager.
 * @throws DomainError not_found; permission_denied; conflict when it is not open
 */
export async function readTicketDraft(scope: VendorScope<"order.write">, input: z.input<typeof inputSchema>): Promise<Typed> {
	const { number } = parseInput(inputSchema, input);
	const ticket = await getTicket(scope, { number });
	requireTicketPerson(scope, ticket);
	if (ticket.status !== "open") throw new DomainError("conflict", say.ticketOver({ ticket: ticketLabel(number), status: ticket.status }));
	const { currency } = await getVendor(scope);
	const lines = parseTicketLines(ticket.draft.text, currency).map(({ text }) => text);
	return { lines: lines.join("\n"), discount: ticket.draft.discount, tender: ticket.tender };
}
