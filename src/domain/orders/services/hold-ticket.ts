import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { ticketColumns } from "../selectors/ticket-columns.ts";
import { type Ticket, ticketSchema } from "../ticket.ts";
import { ticketLabel } from "../ticket-label.ts";

/**
 * A ticket, by its number or its id, held until the commit: of two presses of a button one goes first, and the other sees what it did. Taken before an
 * order, the vendor's counters and any stock row.
 * @throws DomainError not_found
 */
export async function holdTicket(scope: VendorScope<"order.write">, asked: { number: number } | { ticketId: string }): Promise<Ticket> {
	const which = "number" in asked ? Prisma.sql`ticket.number = ${asked.number}::int` : Prisma.sql`ticket.id = ${asked.ticketId}::uuid`;
	const [row] = await scope.write.$queryRaw<unknown[]>(
		Prisma.sql`SELECT ${ticketColumns} FROM ticket WHERE ticket.vendor_id = ${scope.vendorId}::uuid AND ${which} FOR UPDATE`,
	);
	if (!row) throw new DomainError("not_found", "number" in asked ? say.ticketNotFound({ ticket: ticketLabel(asked.number) }) : say.ticketGone());
	return ticketSchema.parse(row);
}
