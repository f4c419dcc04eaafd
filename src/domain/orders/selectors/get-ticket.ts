import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type Ticket, ticketSchema } from "../ticket.ts";
import { ticketLabel } from "../ticket-label.ts";
import { ticketColumns } from "./ticket-columns.ts";

/**
 * The ticket with this number.
 * @throws DomainError not_found
 */
export async function getTicket(scope: ReadScope<"order.write">, { number }: { number: number }): Promise<Ticket> {
	const [row] = await scope.read.$queryRaw<unknown[]>(Prisma.sql`
		SELECT ${ticketColumns} FROM ticket WHERE ticket.vendor_id = ${scope.vendorId}::uuid AND ticket.number = ${number}::int`);
	if (!row) throw new DomainError("not_found", say.ticketNotFound({ ticket: ticketLabel(number) }));
	return ticketSchema.parse(row);
}
