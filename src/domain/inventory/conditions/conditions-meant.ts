import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { CONDITIONS } from "./condition-scales.ts";
import { CONDITION_WORDS } from "./condition-words.ts";

/**
 * Every condition that a text may mean, over all categories: for a filter without a category.
 * @throws DomainError invalid_input that names the value and the scales
 */
export function conditionsMeant(text: string): string[] {
	const wanted = text.trim().toLowerCase();
	const all = [...new Set(Object.values(CONDITIONS).flat())];
	const found = all.filter((condition) => condition.toLowerCase() === wanted || condition === CONDITION_WORDS[wanted]);
	if (found.length > 0) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "condition", value: text, choices: all, near: nearest(wanted, all) }));
}
