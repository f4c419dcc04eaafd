import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { orderLabel } from "../order-label.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { listSoldItems } from "../selectors/list-sold-items.ts";
import { listWaitingLines } from "../selectors/list-waiting-lines.ts";
import { announceResolved } from "./announce-resolved.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The line that the last call ended with. */
	after: z.uuid().nullable(),
});

/**
 * Gives the first order, of those with lines that wait and whose item is known by now, its items: they hold copies from now on. One order a call, for
 * each is settled in a transaction of its own. Returns where to go on, null at the end.
 */
export async function matchWaitingLines(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<string | null> {
	const { connectionId, after } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const waiting = await listWaitingLines(scope, { connectionId, after });
	const found = new Map((await listSoldItems(scope, { connectionId, lines: waiting })).map((item) => [item.lineId, item]));
	const first = waiting.find(({ lineId }) => found.has(lineId));
	if (!first) return waiting.at(-1)?.lineId ?? null;
	const { orderId } = first;
	await lockOrderRow(scope, { orderId });
	const { number, lines } = await getOrderState(scope, { orderId });
	const order = orderLabel(number);
	for (const { lineId, sku } of waiting.filter((line) => line.orderId === orderId)) {
		const means = found.get(lineId);
		const line = lines.find(({ id }) => id === lineId);
		if (!means || !line || line.itemId !== null) continue;
		const { itemId, costMinor } = means;
		await scope.write.salesOrderLine.updateMany({
			where: { vendorId, id: lineId, itemId: null },
			data: itemId === null ? { ignoredAt: scope.now } : { itemId, unitCostMinor: costMinor },
		});
		if (itemId === null) continue;
		const item = await getItem(scope, { itemId });
		const after = { sku: item.sku, line: line.position, number };
		await recordAudit(scope, { action: "map-order-line", subjectKind: "order", subjectId: orderId, before: { sku }, after });
		await announceResolved(scope, { key: `line:${lineId}:known`, what: () => say.resolvedByMapping({ order, position: line.position, sku: item.sku }) });
	}
	await settleOrder(scope, { orderId });
	return first.lineId;
}
