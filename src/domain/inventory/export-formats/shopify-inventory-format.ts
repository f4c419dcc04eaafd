import { Prisma } from "../../../generated/prisma/client.ts";
import type { ExportFormat } from "./export-format.ts";
import { productHandle } from "./product-handle.ts";

/**
 * Shopify's inventory CSV (help.shopify.com, "Exporting or importing inventory with a CSV file"), a line for each item and location, in its columns of
 * 2024 and later. Shopify takes `On hand (new)` and the bin from it. `On hand (current)` would be what Shopify has now, which it compares: it stays blank.
 */
export const shopifyInventoryFormat: ExportFormat = {
	lets: Prisma.sql`true`,
	tellsLevels: true,
	header: () => [
		"Handle",
		"Title",
		"Option1 Name",
		"Option1 Value",
		"Option2 Name",
		"Option2 Value",
		"Option3 Name",
		"Option3 Value",
		"SKU",
		"HS Code",
		"COO",
		"Location",
		"Bin name",
		"Incoming (not editable)",
		"Unavailable (not editable)",
		"Committed (not editable)",
		"Available (not editable)",
		"On hand (current)",
		"On hand (new)",
	],
	lines(item, shop) {
		const none = { location: shop.location, onHand: 0, committed: 0, bin: null };
		const levels = item.levels.length > 0 ? item.levels : [none];
		return levels.map(({ location, onHand, committed, bin }) => [
			productHandle(item.sku),
			item.title,
			"Condition",
			item.condition,
			"",
			"",
			"",
			"",
			item.sku,
			"",
			"",
			location,
			bin ?? "",
			"0",
			"0",
			String(committed),
			String(onHand - committed),
			"",
			String(onHand),
		]);
	},
};
