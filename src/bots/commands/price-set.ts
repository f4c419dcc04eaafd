import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { setPrice } from "../../domain/inventory/services/set-price.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const priceSet = defineCommand({
	name: "price set",
	summary: "Set an item's price",
	examples: ["/price set PKM-SWSH10.5-055-H-NM 12.50"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		price: text("The new price, like 12.50", { max: 30 }),
		zero: optionalChoice("A price of 0 must be meant", ["yes"]),
	}),
	needs: ["pricing.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, price, zero }) {
		const { currency, locale } = await getVendor(scope);
		const priceMinor = parseMoney(price, currency);
		const item = await getItemBySku(scope, { sku });
		const { wasMinor, changeNumber } = await setPrice(scope, { itemId: item.id, priceMinor, allowZero: zero === "yes" });
		const now = formatMoney(priceMinor, currency, locale);
		if (changeNumber === null) return { text: say.priceSame({ sku: item.sku, price: now }), audience: "channel" };
		return {
			text: `${say.priceSet({ sku: item.sku, was: formatMoney(wasMinor, currency, locale), now })}\n${item.title}`,
			actions: [undoAction(changeNumber), { label: say.historyLabel(), command: `/price history ${quoteValue(item.sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});
