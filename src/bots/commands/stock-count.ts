import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { countStock } from "../../domain/inventory/services/count-stock.ts";
import { defineCommand } from "./define-command.ts";
import { integer, optionalInteger, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const stockCount = defineCommand({
	name: "stock count",
	summary: "Set the stock to what you counted",
	examples: ["/stock count PKM-SWSH10.5-055-H-NM 3 seen:4"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		counted: integer("How many copies you counted"),
		seen: optionalInteger("How many the books said when you counted"),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, counted, seen }) {
		const item = await getItemBySku(scope, { sku });
		if (seen === undefined && counted !== item.onHand) {
			const command = `/stock count ${quoteValue(item.sku)} ${counted} seen:${item.onHand}`;
			return {
				text: `${say.countSeen({ sku: item.sku, onHand: item.onHand })}\n${say.countAsk({ counted })}`,
				actions: [{ label: say.countLabel({ counted }), command, style: "primary" }],
				audience: "private",
			};
		}
		const { was, changeNumber } = await countStock(scope, { itemId: item.id, counted, seen: seen ?? item.onHand });
		if (changeNumber === null) return { text: say.countedSame({ sku: item.sku, now: was }), audience: "channel" };
		return { text: say.counted({ sku: item.sku, was, now: counted }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
