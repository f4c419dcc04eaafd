import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { escapeLike } from "../../inventory/search/escape-like.ts";

export interface CustomerRow {
	id: string;
	number: number;
	name: string | null;
	email: string | null;
	redactedAt: Date | null;
	/** Null for a customer of the shop itself. */
	marketplace: string | null;
}

const NUMBER = /^c-?(\d{1,9})$/i;

/** Customers whom a text may mean: the one with that number ("C-12"), those with that email, or with that in their name, exact names first. */
export function findCustomers(scope: ReadScope<"customer.read">, { text, limit }: { text: string; limit: number }): Promise<CustomerRow[]> {
	const typed = text.trim();
	const number = NUMBER.exec(typed)?.[1];
	const which = number
		? Prisma.sql`customer.number = ${Number(number)}`
		: Prisma.sql`(customer.email = ${typed.toLowerCase()} OR omni_fold(customer.name) LIKE '%' || omni_fold(${escapeLike(typed)}) || '%')`;
	return scope.read.$queryRaw<CustomerRow[]>(Prisma.sql`
		SELECT customer.id, customer.number, customer.name, customer.email, customer.redacted_at AS "redactedAt", connection.marketplace
		FROM customer LEFT JOIN connection ON connection.vendor_id = customer.vendor_id AND connection.id = customer.connection_id
		WHERE customer.vendor_id = ${scope.vendorId}::uuid AND ${which}
		ORDER BY (customer.email = ${typed.toLowerCase()} OR lower(customer.name) = lower(${typed})) IS TRUE DESC, customer.number DESC
		LIMIT ${limit}`);
}
