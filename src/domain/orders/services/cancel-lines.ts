import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { chosenLinesSchema } from "../chosen-lines.ts";
import { orderLabel } from "../order-label.ts";
import { listOversoldLines } from "../selectors/list-oversold-lines.ts";
import { actOnLines, type OrderAction } from "./act-on-lines.ts";
import { announceResolved } from "./announce-resolved.ts";

const inputSchema = z.strictObject({ orderId: z.uuid(), lines: chosenLinesSchema.optional() });

/**
 * Calls copies of an order off, all that are open or some: exactly what they held is free again. A marketplace is not told.
 * @throws DomainError not_found; conflict when fewer are open
 */
export async function cancelLines(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<OrderAction> {
	const { orderId, lines } = parseInput(inputSchema, input);
	const short = await listOversoldLines(scope, { orderId });
	const action = await actOnLines(scope, { orderId, lines, kind: "cancelled", action: "cancel-order-lines" });
	const healed = action.lines.filter(({ lineId }) => short.includes(lineId));
	if (healed.length > 0) {
		const order = orderLabel(action.settlement.state.number);
		await announceResolved(scope, { key: `order:${orderId}:${action.changeNumber}`, what: () => say.resolvedByCancelling({ order, lines: healed }) });
	}
	return action;
}
