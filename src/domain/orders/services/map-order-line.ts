import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { announceResolved } from "./announce-resolved.ts";
import { lockOrderLine } from "./lock-order-line.ts";
import { rememberLine } from "./remember-line.ts";
import { requestLineMatch } from "./request-line-match.ts";
import { type Settlement, settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({ orderId: z.uuid(), lineId: z.uuid(), itemId: z.uuid() });

interface Mapped {
	settlement: Settlement;
	/** Null when it was so already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Says which item an order's line means that came with a SKU unknown here: from now on it holds that item's copies, the connection's next orders know
 * it, and its other lines that wait for the same are worked off. Copies that were sent meanwhile leave the stock, unless the item was made after they
 * had gone.
 * @throws DomainError not_found; conflict when the line means another item already
 */
export async function mapOrderLine(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Mapped> {
	const { orderId, lineId, itemId } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number, order, line } = await lockOrderLine(scope, { orderId, lineId });
	const { sku, costMinor } = await getItem(scope, { itemId });
	if (line.itemId !== null && line.itemId !== itemId) throw new DomainError("conflict", say.orderLineMapped({ line: line.position, sku: line.sku }));
	if (line.itemId === itemId) return { settlement: await settleOrder(scope, { orderId }), changeNumber: null };
	await scope.write.salesOrderLine.updateMany({
		where: { vendorId, id: lineId, itemId: null },
		data: { itemId, unitCostMinor: costMinor, ignoredAt: null },
	});
	await rememberLine(scope, { orderId, lineId, means: itemId });
	const settlement = await settleOrder(scope, { orderId });
	await requestLineMatch(scope);
	const changeNumber = await recordAudit(scope, {
		action: "map-order-line",
		subjectKind: "order",
		subjectId: orderId,
		before: { sku: line.sku },
		after: { sku, line: line.position, number },
		inverse: { kind: "order-line", orderId, lineId, itemId },
	});
	await announceResolved(scope, { key: `line:${lineId}:${changeNumber}`, what: () => say.resolvedByMapping({ order, position: line.position, sku }) });
	return { settlement, changeNumber };
}
