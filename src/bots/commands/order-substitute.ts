import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { substituteOrderLine } from "../../domain/orders/services/substitute-order-line.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { orderOption } from "./order-options.ts";
import { readOrderLines } from "./read-order-lines.ts";
import { skuForm } from "./sku-form.ts";
import { undoAction } from "./undo-action.ts";

export const orderSubstitute = defineCommand({
	name: "order substitute",
	summary: "Sell another item for an order's line, as agreed with the buyer; what it held is free again",
	examples: ["/order substitute O-12 2 PKM-SWSH10.5-055-H-LP"],
	input: z.strictObject({
		order: orderOption(),
		line: text("The line's number in /order show, or its SKU"),
		sku: text("The SKU of the other item", { suggest: "sku" }),
	}),
	form: skuForm({ title: () => say.substituteForm(), example: "/order substitute O-12 2 PKM-SWSH10.5-055-H-LP" }),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { order: typed, line: typedLine, sku: wanted }) {
		const { orderId, lines } = await readOrderLines(scope, { order: typed, line: typedLine });
		const lineId = lines?.[0].lineId ?? "";
		const { id: itemId } = await getItemBySku(scope, { sku: wanted });
		const { order, line, was, sku, settlement, changeNumber } = await substituteOrderLine(scope, { orderId, lineId, itemId });
		const { line: swapped, now } = settlement.changes.find((change) => change.line.id === lineId) ?? {};
		const held = swapped && now ? swapped.quantity - now.fulfilled - now.cancelled : 0;
		return {
			text: say.lineSubstituted({ order, line, was, sku, held, short: settlement.missing.get(itemId) ?? 0 }),
			actions: [undoAction(changeNumber), { label: say.showLabel(), command: `/order show ${order}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
