import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { cancelLines } from "../../domain/orders/services/cancel-lines.ts";
import { composeOrderAction } from "./compose-order-action.ts";
import { defineCommand } from "./define-command.ts";
import { orderLinesOptions } from "./order-options.ts";
import { readOrderLines } from "./read-order-lines.ts";

export const orderCancel = defineCommand({
	name: "order cancel",
	summary: "Cancel an order here, or copies of it: what they held is free again",
	examples: ["/order cancel O-12", "/order cancel O-12 line:2 quantity:1"],
	input: z.strictObject(orderLinesOptions("open")),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { order, line, quantity }) {
		const { orderId, lines } = await readOrderLines(scope, { order, line, quantity });
		const action = await cancelLines(scope, { orderId, lines });
		return composeOrderAction(action, { tell: say.orderLinesCancelled, there: say.cancelThereToo });
	},
});
