import { Prisma } from "../../../generated/prisma/client.ts";
import type { ExportFormat } from "./export-format.ts";
import { productHandle } from "./product-handle.ts";

/** Shopify's inventory CSV with all quantities (help.shopify.com, "Exporting or importing inventory with a CSV file"); Shopify takes `On hand` from it. */
export const shopifyInventoryFormat: ExportFormat = {
	lets: Prisma.sql`true`,
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
		"Incoming",
		"Unavailable",
		"Committed",
		"Available",
		"On hand",
	],
	line: (item, { location }) => [
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
		"0",
		"0",
		String(item.committed),
		String(item.onHand - item.committed),
		String(item.onHand),
	],
};
