import { DomainError } from "../../core/errors.ts";
import type { Category } from "../categories.ts";
import { compareItemFields } from "./compare-item-fields.ts";
import { editItemFields } from "./edit-item-fields.ts";
import { attributesOf } from "./item-fields.ts";

interface Item {
	category: Category;
	condition: string;
	attributes: Readonly<Record<string, string>>;
}

/** What an item of one category becomes in another, or why it can't be there. */
export type CategoryMove = { condition: string; attributes: Record<string, string>; fault: null } | { condition: null; attributes: null; fault: string };

/** An item moved to a category, with the condition that is asked for or else its own. Attributes that the category does not know are never dropped. */
export function checkCategoryMove({ category, condition, attributes }: Item, to: { category: Category; condition: string | undefined }): CategoryMove {
	const named = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`attribute:${name}`, value]));
	const before = { category, condition, ...named };
	try {
		const after = editItemFields(before, { category: to.category, ...(to.condition !== undefined && { condition: to.condition }) });
		const kept = compareItemFields(before, after).some(({ field }) => field.startsWith("attribute:")) ? attributesOf(after) : { ...attributes };
		return { condition: after.condition ?? condition, attributes: kept, fault: null };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { condition: null, attributes: null, fault: error.message };
	}
}
