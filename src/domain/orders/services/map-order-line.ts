import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { orderLabel } from "../order-label.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { type Settlement, settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({ orderId: z.uuid(), lineId: z.uuid(), itemId: z.uuid() });

interface Mapped {
	settlement: Settlement;
	/** Null when it was so already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Says which item an order's line means that came with a SKU unknown here: from now on it holds that item's copies. Copies that were sent meanwhile
 * leave the stock, unless the item was made after they had gone.
 * @throws DomainError not_found; conflict when the line means another item already
 */
export async function mapOrderLine(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Mapped> {
	const { orderId, lineId, itemId } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await lockOrderRow(scope, { orderId });
	const { number, lines } = await getOrderState(scope, { orderId });
	const line = lines.find(({ id }) => id === lineId);
	if (!line) throw new DomainError("not_found", say.orderLineGone({ order: orderLabel(number) }));
	const { sku, costMinor } = await getItem(scope, { itemId });
	if (line.itemId !== null && line.itemId !== itemId) throw new DomainError("conflict", say.orderLineMapped({ line: line.position, sku: line.sku }));
	if (line.itemId === null) {
		await scope.write.salesOrderLine.updateMany({ where: { vendorId, id: lineId, itemId: null }, data: { itemId, unitCostMinor: costMinor } });
	}
	const settlement = await settleOrder(scope, { orderId });
	if (line.itemId === itemId) return { settlement, changeNumber: null };
	const changeNumber = await recordAudit(scope, {
		action: "map-order-line",
		subjectKind: "order",
		subjectId: orderId,
		before: { sku: line.sku },
		after: { sku, line: line.position, number },
		inverse: { kind: "order-line", orderId, lineId, itemId },
	});
	return { settlement, changeNumber };
}
