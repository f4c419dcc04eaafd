import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { mapOrderLine } from "../../domain/orders/services/map-order-line.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { orderOption } from "./order-options.ts";
import { readOrderLines } from "./read-order-lines.ts";
import { skuForm } from "./sku-form.ts";
import { undoAction } from "./undo-action.ts";

export const orderMap = defineCommand({
	name: "order map",
	summary: "Say which item a line with an unknown SKU means; it holds stock from then on",
	examples: ["/order map O-12 2 PKM-SWSH10.5-055-H-NM"],
	input: z.strictObject({
		order: orderOption(),
		line: text("The line's number in /order show"),
		sku: text("The item's SKU", { suggest: "sku" }),
	}),
	form: skuForm({ title: () => say.mapLineForm(), example: "/order map O-12 2 PKM-SWSH10.5-055-H-NM" }),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { order: typed, line, sku: wanted }) {
		const { orderId, view, lines } = await readOrderLines(scope, { order: typed, line });
		const lineId = lines?.[0].lineId ?? "";
		const { id: itemId, sku } = await getItemBySku(scope, { sku: wanted });
		const { settlement, changeNumber } = await mapOrderLine(scope, { orderId, lineId, itemId });
		const order = orderLabel(view.number);
		const position = view.lines.find(({ id }) => id === lineId)?.position ?? 0;
		if (changeNumber === null) return { text: say.lineMappedSame({ order, position, sku }), audience: "channel" };
		const { line: mapped, now } = settlement.changes.find((change) => change.line.id === lineId) ?? {};
		const held = mapped && now ? mapped.quantity - now.fulfilled - now.cancelled : 0;
		return {
			text: say.lineMapped({ order, position, sku, held, short: settlement.missing.get(itemId) ?? 0 }),
			actions: [undoAction(changeNumber), { label: say.showLabel(), command: `/order show ${order}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
