import { CATEGORIES } from "../categories.ts";
import type { Cell, ImportFormat } from "./import-format.ts";

/**
 * Shopify's product CSV (help.shopify.com, "Using CSV files to import and export products"), with the names of its columns of before and after
 * 2025. A product's other variants and pictures stand on lines of its handle with a blank title. The quantity is what is free to sell.
 */
export const shopifyFile: ImportFormat = {
	name: "shopify",
	marks: [
		["handle", "title", "variant sku"],
		["url handle", "title", "sku", "price"],
	],
	roles: {
		handle: "handle",
		"url handle": "handle",
		title: "title",
		type: "type",
		"option1 name": "option1_name",
		"option1 value": "option1_value",
		"option2 name": "option2_name",
		"option2 value": "option2_value",
		"option3 name": "option3_name",
		"option3 value": "option3_value",
		"variant sku": "sku",
		sku: "sku",
		"variant price": "price",
		price: "price",
		"variant inventory qty": "quantity",
		"inventory quantity": "quantity",
		"variant barcode": "barcode",
		barcode: "barcode",
		"cost per item": "cost",
	},
	quantityIsAvailable: true,
	adapt(cell, carried) {
		const handle = cell("handle");
		const title = cell("title") ?? (handle !== null && carried?.handle === handle ? carried.title : null);
		const type = cell("type");
		const category = CATEGORIES.find((known) => known === type?.toLowerCase()) ?? null;
		const isVariant = ["sku", "price", "quantity", "barcode"].some((role) => cell(role) !== null);
		return {
			said: { title: title && [title, ...variantNames(cell)].join(" · "), category, condition: variantCondition(cell) },
			...(handle !== null && title !== null && { carried: { handle, title } }),
			skip: !isVariant,
		};
	},
};

const PLACES = ["1", "2", "3"];

/** A variant's condition, where an option of the product is called so. */
export function variantCondition(cell: Cell): string | null {
	const place = PLACES.find((number) => cell(`option${number}_name`)?.toLowerCase() === "condition");
	return place ? cell(`option${place}_value`) : null;
}

/** What tells a variant from its product's others: "Foil"; nothing for a product's only one. */
export function variantNames(cell: Cell): string[] {
	return PLACES.filter((number) => cell(`option${number}_name`)?.toLowerCase() !== "condition")
		.map((number) => cell(`option${number}_value`))
		.filter((value): value is string => value !== null && value !== "Default Title");
}
