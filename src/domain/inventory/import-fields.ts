import { attributeNames } from "./categories/attribute-names.ts";
import { CATEGORIES } from "./categories.ts";

/** What a column may hold besides an attribute, by the names of our own files. `attributes` holds some of no known name, as JSON. */
export const IMPORT_FIELDS = [
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
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const IMPORT_ATTRIBUTES: readonly string[] = [...new Set(CATEGORIES.flatMap((category) => attributeNames(category)))];
