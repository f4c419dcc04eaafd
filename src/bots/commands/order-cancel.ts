import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { cancelLines } from "../../domain/orders/services/cancel-lines.ts";
import { composeOrderAction } from "./compose-order-action.ts";
import { defineCommand } from "./define-command.ts";
import { optionalInteger, optionalText, text } from "./option.ts";
import { readOrderLines } from "./read-order-lines.ts";

export const orderCancel = defineCommand({
	name: "order cancel",
	summary: "Cancel an order here, or copies of it: what they held is free again",
	examples: ["/order cancel O-12", "/order cancel O-12 line:2 quantity:1"],
	input: z.strictObject({
		order: text("Its number, like O-12, or its name on the marketplace, like #1001", { suggest: "order" }),
		line: optionalText("One line only: its number in /order show, or its SKU"),
		quantity: optionalInteger("How many copies of that line; all that are open when left out", { min: 1 }),
	}),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { order, line, quantity }) {
		const { orderId, lines } = await readOrderLines(scope, { order, line, quantity });
		const action = await cancelLines(scope, { orderId, lines });
		return composeOrderAction(action, { tell: say.orderLinesCancelled, there: say.cancelThereToo });
	},
});
