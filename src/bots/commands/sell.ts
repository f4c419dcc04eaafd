import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { sellItem } from "../../domain/orders/services/sell-over-counter.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalInteger, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const sell = defineCommand({
	name: "sell",
	summary: "Sell copies over the counter",
	examples: ["/sell PKM-SWSH10.5-055-H-NM", "/sell PKM-SWSH10.5-055-H-NM 2 price:15.00"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		quantity: optionalInteger("How many copies; 1 when left out", { min: 1, positional: true }),
		price: optionalText("Price of one copy, when it is not the item's", { max: 30 }),
	}),
	needs: ["order.write", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, quantity = 1, price }) {
		const { currency, locale } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const unitPriceMinor = price === undefined ? item.priceMinor : parseMoney(price, currency);
		const { orderNumber, changeNumber, available } = await sellItem(scope, { itemId: item.id, quantity, unitPriceMinor });
		const total = formatMoney(unitPriceMinor * BigInt(quantity), currency, locale);
		return {
			text: say.sold({ sku: item.sku, title: item.title, count: quantity, total, left: available, order: `O-${orderNumber}` }),
			actions: [undoAction(changeNumber)],
			audience: "channel",
		};
	},
});
