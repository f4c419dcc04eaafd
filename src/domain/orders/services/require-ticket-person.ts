import { alsoNeeds } from "../../core/permissions/also-needs.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Ticket } from "../ticket.ts";

/**
 * A ticket is its person's; whoever manages orders may step in.
 * @throws DomainError permission_denied
 */
export function requireTicketPerson(scope: VendorScope<"order.write">, { personId }: Pick<Ticket, "personId">): void {
	if (personId !== scope.actor.personId) alsoNeeds(scope, "order.manage");
}
