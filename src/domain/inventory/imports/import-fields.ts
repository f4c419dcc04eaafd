import { attributeNames } from "../categories/attribute-names.ts";
import { CATEGORIES } from "../categories.ts";

/** The columns of our own files besides attributes. `attributes` holds some of no known name, as JSON. */
export const EXPORT_FIELDS = [
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
export type ExportField = (typeof EXPORT_FIELDS)[number];

/** What a column may hold besides an attribute, by the names of our own files: with `location`, a line is of the copies that lie there. */
export const IMPORT_FIELDS = [...EXPORT_FIELDS, "location"] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const IMPORT_ATTRIBUTES: readonly string[] = [...new Set(CATEGORIES.flatMap((category) => attributeNames(category)))];
