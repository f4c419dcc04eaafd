import type { ImportFormat } from "./import-format.ts";
import { variantCondition, variantNames } from "./shopify-file.ts";

/**
 * Shopify's inventory CSV (help.shopify.com, "Exporting or importing inventory with a CSV file"): a line for each variant and location. Since 2024 it has
 * `On hand (current)` and `On hand (new)`, which counts where it is filled in; before, `On hand`, or `Available` alone. "not stocked" says nothing.
 */
export const shopifyInventoryFile: ImportFormat = {
	name: "shopify-inventory",
	marks: [
		["handle", "sku", "location"],
		["url handle", "sku", "location"],
	],
	roles: {
		handle: "handle",
		"url handle": "handle",
		title: "title",
		"option1 name": "option1_name",
		"option1 value": "option1_value",
		"option2 name": "option2_name",
		"option2 value": "option2_value",
		"option3 name": "option3_name",
		"option3 value": "option3_value",
		sku: "sku",
		location: "location",
		"bin name": "bin",
		available: "available",
		"on hand": "on_hand",
		"on hand current": "on_hand",
		"on hand new": "new_on_hand",
	},
	quantityIsAvailable: false,
	adapt(cell, carried) {
		const handle = cell("handle");
		const title = cell("title") ?? (handle !== null && carried?.handle === handle ? carried.title : null);
		const [quantity, available] = [stocked(cell("new_on_hand")) ?? stocked(cell("on_hand")), stocked(cell("available"))];
		return {
			said: {
				title: title && [title, ...variantNames(cell)].join(" · "),
				condition: variantCondition(cell),
				quantity,
				available: quantity === null ? available : null,
			},
			...(handle !== null && title !== null && { carried: { handle, title } }),
		};
	},
};

function stocked(text: string | null): string | null {
	return text === null || /^not stocked$/i.test(text) ? null : text;
}
