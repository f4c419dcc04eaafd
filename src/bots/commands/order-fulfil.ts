import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { fulfilLines } from "../../domain/orders/services/fulfil-lines.ts";
import { composeOrderAction } from "./compose-order-action.ts";
import { defineCommand } from "./define-command.ts";
import { orderLinesOptions } from "./order-options.ts";
import { readOrderLines } from "./read-order-lines.ts";

export const orderFulfil = defineCommand({
	name: "order fulfil",
	summary: "Mark an order as sent, or copies of it: they leave the stock",
	examples: ["/order fulfil O-12", "/order fulfil #1001 line:2 quantity:1"],
	input: z.strictObject(orderLinesOptions("open")),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { order, line, quantity }) {
		const { orderId, lines } = await readOrderLines(scope, { order, line, quantity });
		const action = await fulfilLines(scope, { orderId, lines });
		return composeOrderAction(action, { tell: say.orderFulfilled, there: say.fulfilThereToo });
	},
});
