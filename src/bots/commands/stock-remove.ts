import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { removeStock } from "../../domain/inventory/services/remove-stock.ts";
import { defineCommand } from "./define-command.ts";
import { integer, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const stockRemove = defineCommand({
	name: "stock remove",
	summary: "Take out copies that are damaged, lost or given away",
	examples: ["/stock remove PKM-SWSH10.5-055-H-NM 1 reason:damaged"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: integer("How many copies go out", { min: 1 }),
		reason: text("Why: damaged, lost, gift …", { max: 500, rest: true }),
		location: optionalText("Where they lay; the default location when left out", { suggest: "location", max: 100 }),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity, reason, location: name }) {
		const item = await getItemBySku(scope, { sku });
		const location = await getLocation(scope, { name });
		const { onHand, changeNumber } = await removeStock(scope, { itemId: item.id, locationId: location.id, quantity, reason });
		const text = say.removed({ sku: item.sku, count: quantity, onHand, location: location.isOnly ? null : location.name });
		return { text, actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
