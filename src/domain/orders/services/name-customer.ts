import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { findCustomers } from "../selectors/find-customers.ts";

const inputSchema = z.strictObject({
	/** "C-12", an email or a whole name. */
	text: z.string().trim().min(1).max(200),
});

/**
 * The customer whom a member names, made as one of the shop's own when there is none of that very name or email. Call it before any stock row is
 * touched: the number locks the vendor's counter.
 * @throws DomainError not_found for a number that nobody has; conflict when several are called so
 */
export async function nameCustomer(
	scope: VendorScope<"order.write" | "customer.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ customerId: string; number: number; isNew: boolean }> {
	const { text } = parseInput(inputSchema, input);
	const typed = text.toLowerCase();
	const isNumber = /^c-?\d{1,9}$/.test(typed);
	const found = await findCustomers(scope, { text, limit: 10 });
	const exact = isNumber ? found : found.filter(({ name, email }) => name?.toLowerCase() === typed || email === typed);
	const [known, another] = exact;
	if (another) throw new DomainError("conflict", say.customerSeveral({ typed: text, customers: exact.map(({ number, name }) => ({ number, name })) }));
	if (known) return { customerId: known.id, number: known.number, isNew: false };
	if (isNumber) throw new DomainError("not_found", say.customerNotFound({ typed: text }), { hint: say.customerNotFoundHint() });
	const number = await nextNumber(scope, "customer");
	const person = typed.includes("@") && !/\s/.test(typed) ? { email: typed } : { name: text };
	const { id } = await scope.write.customer.create({ data: { vendorId: scope.vendorId, number, ...person }, select: { id: true } });
	await recordAudit(scope, { action: "add-customer", subjectKind: "customer", subjectId: id, after: { number } });
	return { customerId: id, number, isNew: true };
}
