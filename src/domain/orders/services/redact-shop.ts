import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/**
 * Takes out, for good, what is kept of all buyers of a connection: their names, emails and ids, notes, and the bodies and headers of its deliveries that
 * were worked off. What bookkeeping needs stays with the orders.
 */
export async function redactShop(scope: VendorScope<"customer.redact">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { count: customers } = await scope.write.customer.updateMany({
		where: { vendorId, connectionId, redactedAt: null },
		data: { name: null, email: null, externalId: null, redactedAt: now },
	});
	await scope.write.salesOrder.updateMany({ where: { vendorId, connectionId, note: { not: null } }, data: { note: null } });
	const { count: deliveries } = await scope.write.webhookDelivery.updateMany({
		where: { vendorId, connectionId, status: { in: ["done", "ignored", "dead"] } },
		data: { body: new Uint8Array(), headers: {} },
	});
	if (customers + deliveries === 0) return;
	await recordAudit(scope, { action: "redact-shop", subjectKind: "connection", subjectId: connectionId, after: { customers, deliveries } });
}
