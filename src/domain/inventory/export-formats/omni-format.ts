import { Prisma } from "../../../generated/prisma/client.ts";
import { decimalMoney } from "../../core/money.ts";
import { attributeNames } from "../categories/attribute-names.ts";
import type { ExportFormat, ExportShop } from "./export-format.ts";

const FIELDS = [
	"sku",
	"title",
	"category",
	"condition",
	"price",
	"currency",
	"quantity",
	"cost",
	"barcode",
	"bin",
	"market",
	"market_date",
	"notes",
	"attributes",
] as const;

/** Our own: what imports take, whole. `attributes` holds, as JSON, those that no column is named for: of the category "other", each shop names its own. */
export const omniFormat: ExportFormat = {
	lets: Prisma.sql`true`,
	header: (shop) => [...FIELDS, ...namedAttributes(shop)],
	line(item, shop) {
		const money = (minor: bigint | null) => (minor === null ? "" : decimalMoney(minor, shop.currency));
		const named = namedAttributes(shop);
		const others = Object.entries(item.attributes).filter(([name]) => !named.includes(name));
		return [
			item.sku,
			item.title,
			item.category,
			item.condition,
			money(item.priceMinor),
			shop.currency,
			String(item.onHand),
			money(item.costMinor),
			item.barcode ?? "",
			item.bin ?? "",
			money(item.marketMinor),
			item.marketAt?.toISOString() ?? "",
			item.notes ?? "",
			others.length === 0 ? "" : JSON.stringify(Object.fromEntries(others)),
			...named.map((name) => item.attributes[name] ?? ""),
		];
	},
};

function namedAttributes({ categories }: ExportShop): string[] {
	return [...new Set(categories.flatMap((category) => attributeNames(category)))];
}
