import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { redactDeliveries } from "../../marketplaces/services/redact-deliveries.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { findCustomer } from "../selectors/find-customer.ts";
import { listCustomerOrders } from "../selectors/list-customer-orders.ts";

const inputSchema = z.strictObject({ customerId: z.uuid() });

interface Redacted {
	/** False when it was done before: then only deliveries that came since were cleaned. */
	isNew: boolean;
	orders: number;
	deliveries: number;
}

/**
 * Takes a customer's personal data out, for good: name, email, the marketplace's id of them, the notes of their orders, and what stored deliveries of
 * those orders say of a person. What bookkeeping needs stays: amounts, tax, country and region. Nothing of the person goes into the audit.
 * @throws DomainError not_found, also for another vendor's customer
 */
export async function redactCustomer(scope: VendorScope<"customer.redact">, input: z.input<typeof inputSchema>): Promise<Redacted> {
	const { customerId } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { count } = await scope.write.customer.updateMany({
		where: { vendorId, id: customerId, redactedAt: null },
		data: { name: null, email: null, externalId: null, redactedAt: scope.now },
	});
	await scope.write.salesOrder.updateMany({ where: { vendorId, customerId, note: { not: null } }, data: { note: null } });
	if (count === 0 && !(await findCustomer(scope, { customerId }))) throw new DomainError("not_found", say.customerGone());
	const orders = await listCustomerOrders(scope, { customerId });
	const deliveries = await redactDeliveries(scope, {
		orders: orders.flatMap(({ connectionId, externalId }) => (connectionId && externalId ? [{ connectionId, orderExternalId: externalId }] : [])),
	});
	if (count === 1 || deliveries > 0) {
		await recordAudit(scope, {
			action: "redact-customer",
			subjectKind: "customer",
			subjectId: customerId,
			before: { redacted: count === 0 },
			after: { redacted: true, orders: orders.length, deliveries },
		});
	}
	return { isNew: count === 1, orders: orders.length, deliveries };
}
