import { Prisma } from "../../../generated/prisma/client.ts";
import { decimalMoney } from "../../core/money.ts";
import type { ExportFormat } from "./export-format.ts";
import { productHandle } from "./product-handle.ts";

/**
 * Shopify's product CSV (help.shopify.com, "Using CSV files to import and export products"): each item a product with one variant. The quantity is
 * what is free to sell.
 */
export const shopifyFormat: ExportFormat = {
	lets: Prisma.sql`true`,
	header: () => [
		"Handle",
		"Title",
		"Type",
		"Tags",
		"Published",
		"Option1 Name",
		"Option1 Value",
		"Variant SKU",
		"Variant Inventory Tracker",
		"Variant Inventory Qty",
		"Variant Inventory Policy",
		"Variant Fulfillment Service",
		"Variant Price",
		"Variant Barcode",
		"Cost per item",
		"Status",
	],
	lines(item, { currency }) {
		const { set_name: set, language } = item.attributes;
		return [
			[
				productHandle(item.sku),
				item.title,
				item.category,
				[set, language].filter(Boolean).join(", "),
				"TRUE",
				"Condition",
				item.condition,
				item.sku,
				"shopify",
				String(Math.max(item.onHand - item.committed, 0)),
				"deny",
				"manual",
				decimalMoney(item.priceMinor, currency),
				item.barcode ?? "",
				item.costMinor === null ? "" : decimalMoney(item.costMinor, currency),
				"active",
			],
		];
	},
};
