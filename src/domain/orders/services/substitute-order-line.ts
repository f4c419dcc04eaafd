import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { announceResolved } from "./announce-resolved.ts";
import { lockOrderLine } from "./lock-order-line.ts";
import { type Settlement, settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({ orderId: z.uuid(), lineId: z.uuid(), itemId: z.uuid() });

interface Substituted {
	order: string;
	line: number;
	/** What it meant before. */
	was: string;
	sku: string;
	settlement: Settlement;
	changeNumber: bigint;
}

/**
 * Sells another item for an order's line, as agreed with the buyer: what it held is free again, and it holds copies of the other. Only this line: the
 * connection's next orders still mean the item that they name.
 * @throws DomainError not_found; conflict when the line waits for its item, means that item already, or copies of it were sent
 */
export async function substituteOrderLine(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Substituted> {
	const { orderId, lineId, itemId } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number, order, line } = await lockOrderLine(scope, { orderId, lineId });
	const { sku, costMinor } = await getItem(scope, { itemId });
	if (line.itemId === null) throw new DomainError("conflict", say.orderLineWaits({ order, position: line.position, sku: line.sku, title: line.title }));
	if (line.itemId === itemId) throw new DomainError("conflict", say.orderLineMapped({ line: line.position, sku }));
	if (line.fulfilled > 0) throw new DomainError("conflict", say.orderLineSent({ order, line: line.position }));
	// What it held is free first; then it holds the other.
	await scope.write.salesOrderLine.updateMany({ where: { vendorId, id: lineId }, data: { itemId: null } });
	await settleOrder(scope, { orderId });
	await scope.write.salesOrderLine.updateMany({ where: { vendorId, id: lineId }, data: { itemId, unitCostMinor: costMinor } });
	const settlement = await settleOrder(scope, { orderId });
	const changeNumber = await recordAudit(scope, {
		action: "substitute-order-line",
		subjectKind: "order",
		subjectId: orderId,
		before: { sku: line.sku },
		after: { sku, line: line.position, number },
		inverse: { kind: "order-line-swapped", orderId, lineId, itemId: line.itemId },
	});
	await announceResolved(scope, {
		key: `line:${lineId}:${changeNumber}`,
		what: () => say.resolvedBySubstituting({ order, position: line.position, was: line.sku, sku }),
	});
	return { order, line: line.position, was: line.sku, sku, settlement, changeNumber };
}
