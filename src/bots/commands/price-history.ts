import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { listPriceChanges } from "../../domain/inventory/selectors/list-price-changes.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

const LIMIT = 25;

export const priceHistory = defineCommand({
	name: "price history",
	summary: "Show how an item's price changed",
	examples: ["/price history PKM-SWSH10.5-055-H-NM"],
	input: z.strictObject({ sku: text("The item's SKU", { suggest: "sku" }) }),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { sku }) {
		const { currency, locale, timezone } = await getVendor(scope);
		const item = await getItemBySku(scope, { sku });
		const changes = await listPriceChanges(scope, { itemId: item.id, limit: LIMIT });
		const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: timezone });
		return {
			text: say.historyText({ sku: item.sku, title: item.title, count: changes.filter(({ oldMinor }) => oldMinor !== null).length }),
			rows: {
				columns: say.historyColumns(),
				rows: changes.map(({ createdAt, oldMinor, newMinor, who, source, operation }) => [
					when.format(createdAt),
					oldMinor === null ? "–" : formatMoney(oldMinor, currency, locale),
					formatMoney(newMinor, currency, locale),
					who ?? "–",
					operation === null ? source : `B-${operation}`,
				]),
			},
			audience: "private",
		};
	},
});
