import type { ItemRow } from "../selectors/item-row.ts";
import type { LevelRow } from "../selectors/list-levels.ts";

/**
 * What of an item an edit may change, each value as text and null for none: title, category, condition, cost (minor units), barcode, notes,
 * low-stock, and one entry for each `attribute:<name>` and each `bin:<location's id>`.
 */
export type ItemFields = Readonly<Record<string, string | null>>;

/** One field with the value that it had and the one that it gets. */
export interface ItemChange {
	readonly field: string;
	readonly was: string | null;
	readonly now: string | null;
}

/** An item's fields as they are. */
export function itemFields(item: ItemRow, levels: readonly Pick<LevelRow, "locationId" | "bin">[]): ItemFields {
	return {
		title: item.title,
		category: item.category,
		condition: item.condition,
		...Object.fromEntries(Object.entries(item.attributes).map(([name, value]) => [`attribute:${name}`, value])),
		cost: item.costMinor?.toString() ?? null,
		barcode: item.barcode,
		notes: item.notes,
		"low-stock": item.lowStockThreshold?.toString() ?? null,
		...Object.fromEntries(levels.map(({ locationId, bin }) => [`bin:${locationId}`, bin])),
	};
}

/** The attributes among an item's fields. */
export function attributesOf(fields: ItemFields): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const [field, value] of Object.entries(fields)) if (field.startsWith("attribute:") && value !== null) attributes[field.slice(10)] = value;
	return attributes;
}
