import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { Category } from "../categories.ts";
import { CONDITIONS } from "./condition-scales.ts";
import { matchConditions } from "./match-conditions.ts";

/**
 * A condition of the category's scale, from its name, its abbreviation or what people type for it, in any case.
 * @throws DomainError invalid_input that names the value and the scale, or what it may mean
 */
export function normaliseCondition(category: Category, text: string): string {
	const scale = CONDITIONS[category];
	const [found, ...others] = matchConditions(scale, text);
	if (found && others.length > 0) throw new DomainError("invalid_input", say.conditionUnclear({ value: text, choices: [found, ...others] }));
	if (found) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "condition", value: text, choices: scale, near: nearest(text.trim().toLowerCase(), scale) }));
}
