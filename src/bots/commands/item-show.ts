import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

export const itemShow = defineCommand({
	name: "item show",
	summary: "Show one item with its price, stock and attributes",
	examples: ["/item show PKM-SWSH10.5-055-H-NM"],
	input: z.strictObject({ sku: text("The item's SKU", { suggest: "sku" }) }),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { sku }) {
		const { currency, locale } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const price = formatMoney(item.priceMinor, currency, locale);
		const available = item.onHand - item.committed;
		return {
			title: item.title,
			text: say.itemText({ sku: item.sku, title: item.title, available, price }),
			fields: [
				{ name: say.fieldPrice(), value: price },
				...(item.costMinor === null ? [] : [{ name: say.fieldCost(), value: formatMoney(item.costMinor, currency, locale) }]),
				{ name: say.fieldCategory(), value: item.category },
				{ name: say.fieldCondition(), value: item.condition },
				{ name: say.fieldOnHand(), value: String(item.onHand) },
				{ name: say.fieldCommitted(), value: String(item.committed) },
				{ name: say.fieldAvailable(), value: String(available) },
				...Object.entries(item.attributes).map(([name, value]) => ({ name, value })),
			],
			actions: [{ label: say.historyLabel(), command: `/price history ${quoteValue(item.sku)}`, style: "secondary" }],
			audience: "private",
		};
	},
});
