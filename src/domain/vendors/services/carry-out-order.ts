import type { Inverse } from "../../core/inverse.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { ignoreOrderLine } from "../../orders/services/ignore-order-line.ts";
import { substituteOrderLine } from "../../orders/services/substitute-order-line.ts";
import { undoOrder } from "../../orders/services/undo-order.ts";
import { undoOrderEvent } from "../../orders/services/undo-order-event.ts";
import { unmapOrderLine } from "../../orders/services/unmap-order-line.ts";

type OrderInverse = Extract<Inverse, { kind: "order" | "order-event" | "order-line" | "order-line-ignored" | "order-line-swapped" }>;

/** Takes a change of an order back, and tells it in words. */
export async function carryOutOrder(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	{ inverse, change }: { inverse: OrderInverse; change: string },
): Promise<string> {
	switch (inverse.kind) {
		case "order":
			return say.undoneOrder(await undoOrder(scope, { orderId: inverse.orderId }));
		case "order-event":
			return say.undoneOrderEvent(await undoOrderEvent(scope, { orderId: inverse.orderId, eventId: inverse.eventId, change }));
		case "order-line": {
			const { orderId, lineId, itemId } = inverse;
			return say.undoneLineMapping(await unmapOrderLine(scope, { orderId, lineId, itemId }));
		}
		case "order-line-ignored":
			return say.undoneLineMapping(await ignoreOrderLine(scope, { orderId: inverse.orderId, lineId: inverse.lineId, ignored: false }));
		case "order-line-swapped": {
			const { orderId, lineId, itemId } = inverse;
			return say.undoneSubstitution(await substituteOrderLine(scope, { orderId, lineId, itemId }));
		}
	}
}
