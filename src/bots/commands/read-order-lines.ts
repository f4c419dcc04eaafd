import type { ReadScope } from "../../domain/core/permissions/scopes.ts";
import { chooseLines } from "../../domain/orders/choose-lines.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { getOrderNamed } from "../../domain/orders/selectors/get-order-named.ts";
import { getOrderView, type OrderView } from "../../domain/orders/selectors/get-order-view.ts";

interface Typed {
	order: string;
	line?: string | undefined;
	quantity?: number | undefined;
}

/** The order that was typed, and which of its lines. */
export async function readOrderLines(
	scope: ReadScope<"order.read" | "inventory.read">,
	{ order, line, quantity }: Typed,
): Promise<{ orderId: string; view: OrderView; lines: ReturnType<typeof chooseLines> }> {
	const { id: orderId } = await getOrderNamed(scope, { text: order });
	const view = await getOrderView(scope, { orderId });
	return { orderId, view, lines: chooseLines({ order: orderLabel(view.number), lines: view.lines }, { line, quantity }) };
}
