import { Prisma } from "../../../generated/prisma/client.ts";
import { decimalMoney } from "../../core/money.ts";
import { attributeNames } from "../categories/attribute-names.ts";
import { EXPORT_FIELDS, type ExportField } from "../imports/import-fields.ts";
import type { ExportFormat, ExportShop } from "./export-format.ts";

/** Our own: what imports take, whole. `attributes` holds, as JSON, those that no column is named for: of the category "other", each shop names its own. */
export const omniFormat: ExportFormat = {
	lets: Prisma.sql`true`,
	header: (shop) => [...EXPORT_FIELDS, ...namedAttributes(shop)],
	lines(item, shop) {
		const money = (minor: bigint | null) => (minor === null ? "" : decimalMoney(minor, shop.currency));
		const named = namedAttributes(shop);
		const others = Object.entries(item.attributes).filter(([name]) => !named.includes(name));
		const cells: Record<ExportField, string> = {
			sku: item.sku,
			title: item.title,
			category: item.category,
			condition: item.condition,
			price: money(item.priceMinor),
			currency: shop.currency,
			quantity: String(item.onHand),
			cost: money(item.costMinor),
			barcode: item.barcode ?? "",
			bin: item.bin ?? "",
			market: money(item.marketMinor),
			market_date: item.marketAt?.toISOString() ?? "",
			notes: item.notes ?? "",
			attributes: others.length === 0 ? "" : JSON.stringify(Object.fromEntries(others)),
		};
		return [[...EXPORT_FIELDS.map((field) => cells[field]), ...named.map((name) => item.attributes[name] ?? "")]];
	},
};

function namedAttributes({ categories }: ExportShop): string[] {
	return [...new Set(categories.flatMap((category) => attributeNames(category)))];
}
