import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { findMarketplaceCustomer } from "../selectors/find-marketplace-customer.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The marketplace's id of them. */
	externalId: z.string().min(1).max(100),
	name: z.string().trim().min(1).max(200).nullable(),
	email: z.string().trim().toLowerCase().min(1).max(320).nullable(),
});

/**
 * The customer whom a marketplace knows by an id, made when they buy for the first time. Name and email are kept when they are given, and never
 * replaced. Returns our id.
 */
export async function keepCustomer(scope: VendorScope<"order.write">, input: z.input<typeof inputSchema>): Promise<string> {
	const { connectionId, externalId, name, email } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const known = (await findMarketplaceCustomer(scope, { connectionId, externalId })) ?? (await findNewCustomer(scope, { connectionId, externalId }));
	if (known) {
		const given = { ...(known.name === null && name !== null && { name }), ...(known.email === null && email !== null && { email }) };
		if (Object.keys(given).length > 0) await scope.write.customer.updateMany({ where: { vendorId, id: known.id }, data: given });
		return known.id;
	}
	const number = await nextNumber(scope, "customer");
	const { id } = await scope.write.customer.create({ data: { vendorId, number, connectionId, externalId, name, email }, select: { id: true } });
	await recordAudit(scope, { action: "add-customer", subjectKind: "customer", subjectId: id, after: { number } });
	return id;
}

/** Two first orders at once: the second finds what the first made. Who is known is not waited for, however many of their orders come at once. */
async function findNewCustomer(scope: VendorScope<"order.write">, customer: { connectionId: string; externalId: string }) {
	await scope.write.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`customer:${customer.connectionId}:${customer.externalId}`}, 0))`;
	return findMarketplaceCustomer(scope, customer);
}
