import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { CustomerRow } from "./find-customers.ts";
import { findCustomers } from "./find-customers.ts";

/**
 * The one customer whom a text means: "C-12", an email, a name.
 * @throws DomainError not_found; conflict when it may mean several, and then it names them
 */
export async function getCustomer(scope: ReadScope<"customer.read">, { text }: { text: string }): Promise<CustomerRow> {
	const found = await findCustomers(scope, { text, limit: 10 });
	const [first, second] = found;
	if (!first) throw new DomainError("not_found", say.customerNotFound({ typed: text }), { hint: say.customerNotFoundHint() });
	if (second && !(isExact(first, text) && !isExact(second, text))) {
		throw new DomainError("conflict", say.customerSeveral({ typed: text, customers: found.map(({ number, name }) => ({ number, name })) }));
	}
	return first;
}

function isExact({ name, email }: CustomerRow, text: string): boolean {
	const typed = text.trim().toLowerCase();
	return name?.toLowerCase() === typed || email === typed;
}
