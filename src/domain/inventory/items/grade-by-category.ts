import { DomainError } from "../../core/errors.ts";
import { CATEGORIES, type Category } from "../categories.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";

interface Grade {
	category: Category;
	/** Null where the category has no such condition; `fault` says so. */
	condition: string | null;
	fault: string | null;
}

/** What a typed condition is in each category. */
export function gradeByCategory(text: string): Grade[] {
	return CATEGORIES.map((category) => {
		try {
			return { category, condition: normaliseCondition(category, text), fault: null };
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			return { category, condition: null, fault: error.message };
		}
	});
}
