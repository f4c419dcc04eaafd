import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { ignoreOrderLine } from "../../domain/orders/services/ignore-order-line.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { orderOption } from "./order-options.ts";
import { readOrderLines } from "./read-order-lines.ts";
import { undoAction } from "./undo-action.ts";

export const orderIgnore = defineCommand({
	name: "order ignore",
	summary: "Say that a line with an unknown SKU concerns no stock of yours, now and the next time",
	examples: ["/order ignore O-12 2"],
	input: z.strictObject({
		order: orderOption(),
		line: text("The line's number in /order show"),
	}),
	needs: ["order.write", "order.read", "inventory.read"],
	audience: "channel",
	async run(scope, typed) {
		const { orderId, lines } = await readOrderLines(scope, typed);
		const { changeNumber, ...which } = await ignoreOrderLine(scope, { orderId, lineId: lines?.[0].lineId ?? "", ignored: true });
		if (changeNumber === null) return { text: say.lineIgnoredSame(which), audience: "channel" };
		return { text: say.lineIgnored(which), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
