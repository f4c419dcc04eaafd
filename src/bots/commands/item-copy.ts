import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { parseMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { copyItem } from "../../domain/inventory/services/copy-item.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const itemCopy = defineCommand({
	name: "item copy",
	summary: "Add the same product in another condition, language or finish",
	examples: ["/item copy PKM-SWSH10.5-055-H-NM PKM-SWSH10.5-055-H-LP condition:LP price:12.50 quantity:2"],
	input: z.strictObject({
		sku: text("The item that is the same product", { suggest: "sku" }),
		"new-sku": text("Your own number for the new one, never used before", { max: 64 }),
		condition: optionalText("Its condition, when another"),
		language: optionalText("Its language, when another: en, ja, de", { max: 30 }),
		finish: optionalText("Its finish, when another: nonfoil, foil, holo", { max: 60 }),
		price: optionalText("Its price, when another", { max: 30 }),
		quantity: optionalInteger("Copies that are there now"),
		duplicate: optionalChoice("Make it although it is in the catalogue already", ["yes"]),
	}),
	needs: ["item.write", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, "new-sku": newSku, price, duplicate, ...copy }) {
		const { currency } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const made = await copyItem(scope, {
			...copy,
			itemId: item.id,
			sku: newSku,
			priceMinor: price === undefined ? undefined : parseMoney(price, currency),
			duplicate: duplicate === "yes",
		});
		return {
			text: `${say.itemCopied({ sku: made.sku, title: made.title, of: item.sku })}\n${made.condition}`,
			actions: [undoAction(made.changeNumber), { label: say.showLabel(), command: `/item show ${quoteValue(made.sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
