import type { ItemChange, ItemFields } from "./item-fields.ts";

/** What differs between two states of an item. */
export function compareItemFields(before: ItemFields, after: ItemFields): ItemChange[] {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])]
		.map((field) => ({ field, was: before[field] ?? null, now: after[field] ?? null }))
		.filter(({ was, now }) => was !== now);
}
