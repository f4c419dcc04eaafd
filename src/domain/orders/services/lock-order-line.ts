import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { orderLabel } from "../order-label.ts";
import type { OrderLine } from "../order-state.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { lockOrderRow } from "./lock-order-row.ts";

interface LockedLine {
	number: number;
	/** "O-12" */
	order: string;
	line: OrderLine;
}

/**
 * One line of an order, which is locked for the rest of the transaction.
 * @throws DomainError not_found, also for another vendor's order
 */
export async function lockOrderLine(
	scope: VendorScope<"order.write" | "order.read">,
	{ orderId, lineId }: { orderId: string; lineId: string },
): Promise<LockedLine> {
	await lockOrderRow(scope, { orderId });
	const { number, lines } = await getOrderState(scope, { orderId });
	const order = orderLabel(number);
	const line = lines.find(({ id }) => id === lineId);
	if (!line) throw new DomainError("not_found", say.orderLineGone({ order }));
	return { number, order, line };
}
