import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { transferStock } from "../../domain/inventory/services/transfer-stock.ts";
import { defineCommand } from "./define-command.ts";
import { integer, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const stockMove = defineCommand({
	name: "stock move",
	summary: "Carry copies from one location to another",
	examples: ['/stock move PKM-SWSH10.5-055-H-NM 2 to:"Back room"', '/stock move PKM-BS-4 1 from:"Back room" to:Main'],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: integer("How many copies go", { min: 1 }),
		from: optionalText("Where they lie; the default location when left out", { suggest: "location", max: 100 }),
		to: optionalText("Where they go; the default location when left out", { suggest: "location", max: 100 }),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity, from, to }) {
		const item = await getItemBySku(scope, { sku });
		const [source, target] = [await getLocation(scope, { name: from }), await getLocation(scope, { name: to })];
		const moved = await transferStock(scope, { itemId: item.id, fromId: source.id, toId: target.id, quantity });
		return {
			text: say.moved({ ...moved, count: quantity }),
			actions: moved.changeNumber === null ? [] : [undoAction(moved.changeNumber)],
			audience: "channel",
		};
	},
});
