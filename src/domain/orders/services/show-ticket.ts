import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { describeTicket } from "../selectors/describe-ticket.ts";
import { getTicket } from "../selectors/get-ticket.ts";
import type { TicketView } from "../ticket.ts";
import { requireTicketPerson } from "./require-ticket-person.ts";

const inputSchema = z.strictObject({ number: z.int().positive() });

/**
 * A ticket for its person, or for a manager, whatever its state.
 * @throws DomainError not_found; permission_denied
 */
export async function showTicket(scope: VendorScope<"order.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<TicketView> {
	const ticket = await getTicket(scope, parseInput(inputSchema, input));
	requireTicketPerson(scope, ticket);
	return describeTicket(scope, { ticket });
}
