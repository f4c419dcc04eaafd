import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { Category } from "../categories.ts";
import { CONDITIONS } from "./condition-scales.ts";
import { CONDITION_WORDS } from "./condition-words.ts";

/**
 * A condition of the category's scale, from its name or its abbreviation in any case.
 * @throws DomainError invalid_input that names the value and the scale
 */
export function normaliseCondition(category: Category, text: string): string {
	const scale = CONDITIONS[category];
	const wanted = text.trim().toLowerCase();
	const found = scale.find((condition) => condition.toLowerCase() === wanted || condition === CONDITION_WORDS[wanted]);
	if (found) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "condition", value: text, choices: scale, near: nearest(wanted, scale) }));
}
