import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { parseMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { adjustStock } from "../../domain/inventory/services/adjust-stock.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { integer, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const stockReceive = defineCommand({
	name: "stock receive",
	summary: "Add copies that came in",
	examples: ["/stock receive PKM-SWSH10.5-055-H-NM 3 cost:9.50"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: integer("How many copies came in", { min: 1 }),
		cost: optionalText("What one copy cost", { max: 30 }),
	}),
	needs: ["stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity, cost }) {
		const item = await getItemBySku(scope, { sku });
		const { currency } = await getVendor(scope);
		const unitCost = cost === undefined ? {} : { unitCostMinor: parseMoney(cost, currency) };
		const { onHand, changeNumber } = await adjustStock(scope, { kind: "received", itemId: item.id, quantity, ...unitCost });
		return { text: say.received({ sku: item.sku, count: quantity, onHand }), actions: [undoAction(changeNumber)], audience: "channel" };
	},
});
