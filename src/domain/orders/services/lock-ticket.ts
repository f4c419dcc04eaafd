import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Ticket } from "../ticket.ts";
import { ticketLabel } from "../ticket-label.ts";
import { holdTicket } from "./hold-ticket.ts";
import { requireTicketPerson } from "./require-ticket-person.ts";

/**
 * An open ticket of the person's own, or any for a manager, held until the commit.
 * @throws DomainError not_found; permission_denied; conflict when it is not open
 */
export async function lockTicket(scope: VendorScope<"order.write">, { number }: { number: number }): Promise<Ticket> {
	const ticket = await holdTicket(scope, { number });
	requireTicketPerson(scope, ticket);
	if (ticket.status !== "open") throw new DomainError("conflict", say.ticketOver({ ticket: ticketLabel(number), status: ticket.status }));
	return ticket;
}
