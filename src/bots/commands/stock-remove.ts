import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { adjustStock } from "../../domain/inventory/services/adjust-stock.ts";
import { defineCommand } from "./define-command.ts";
import { integer, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const stockRemove = defineCommand({
	name: "stock remove",
	summary: "Take out copies that are damaged, lost or given away",
	examples: ["/stock remove PKM-SWSH10.5-055-H-NM 1 reason:damaged"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: integer("How many copies go out", { min: 1 }),
		reason: text("Why: damaged, lost, gift …", { max: 500, rest: true }),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity, reason }) {
		const item = await getItemBySku(scope, { sku });
		const { onHand, changeNumber } = await adjustStock(scope, { kind: "adjusted", itemId: item.id, quantity, reason });
		return { text: say.removed({ sku: item.sku, count: quantity, onHand }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
