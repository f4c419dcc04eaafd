import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { lockOrderLine } from "./lock-order-line.ts";
import { rememberLine } from "./remember-line.ts";
import { settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({ orderId: z.uuid(), lineId: z.uuid(), itemId: z.uuid() });

/**
 * Takes back which item a line means: what it holds is free, and the line waits again.
 * @throws DomainError not_found; conflict when it means another one by now, or copies of it were sent since
 */
export async function unmapOrderLine(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ order: string; line: number }> {
	const { orderId, lineId, itemId } = parseInput(inputSchema, input);
	const { number, order, line } = await lockOrderLine(scope, { orderId, lineId });
	if (line.itemId !== itemId || line.fulfilled > 0) throw new DomainError("conflict", say.orderLineMoved({ order, line: line.position }));
	await scope.write.salesOrderLine.updateMany({ where: { vendorId: scope.vendorId, id: lineId, itemId }, data: { itemId: null, unitCostMinor: null } });
	await rememberLine(scope, { orderId, lineId, means: null });
	await settleOrder(scope, { orderId });
	await recordAudit(scope, {
		action: "undo-map-order-line",
		subjectKind: "order",
		subjectId: orderId,
		before: { sku: line.sku },
		after: { line: line.position, number },
	});
	return { order, line: line.position };
}
