import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getLocation } from "../../domain/inventory/selectors/get-location.ts";
import { listLevels } from "../../domain/inventory/selectors/list-levels.ts";
import { countStock } from "../../domain/inventory/services/count-stock.ts";
import { defineCommand } from "./define-command.ts";
import { integer, optionalInteger, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const stockCount = defineCommand({
	name: "stock count",
	summary: "Set the stock to what you counted",
	examples: ["/stock count PKM-SWSH10.5-055-H-NM 3 seen:4", '/stock count PKM-BS-4 2 location:"Back room"'],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		counted: integer("How many copies you counted"),
		seen: optionalInteger("How many the books said when you counted"),
		location: optionalText("Where you counted; the default location when left out", { suggest: "location", max: 100 }),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, counted, seen, location: name }) {
		const item = await getItemBySku(scope, { sku });
		const place = await getLocation(scope, { name });
		const location = place.isOnly ? null : place.name;
		const onHand = (await listLevels(scope, { itemId: item.id })).find(({ locationId }) => locationId === place.id)?.onHand ?? 0;
		if (seen === undefined && counted !== onHand) {
			const where = name === undefined ? "" : ` location:${quoteValue(place.name)}`;
			const command = `/stock count ${quoteValue(item.sku)} ${counted} seen:${onHand}${where}`;
			return {
				text: `${say.countSeen({ sku: item.sku, onHand, location })}\n${say.countAsk({ counted })}`,
				actions: [{ label: say.countLabel({ counted }), command, style: "primary" }],
				audience: "private",
			};
		}
		const { was, changeNumber } = await countStock(scope, { itemId: item.id, locationId: place.id, counted, seen: seen ?? onHand });
		if (changeNumber === null) return { text: say.countedSame({ sku: item.sku, now: was, location }), audience: "channel" };
		return { text: say.counted({ sku: item.sku, was, now: counted, location }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
