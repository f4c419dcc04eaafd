import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { CATEGORIES } from "../categories.ts";
import { CONDITIONS } from "./condition-scales.ts";
import { matchConditions } from "./match-conditions.ts";
import { normaliseCondition } from "./normalise-condition.ts";

/**
 * Every condition that a text means, one in each category at most: for a filter without a category.
 * @throws DomainError invalid_input that names the value and the scales
 */
export function conditionsMeant(text: string): string[] {
	const having = CATEGORIES.filter((category) => matchConditions(CONDITIONS[category], text).length > 0);
	if (having.length > 0) return [...new Set(having.map((category) => normaliseCondition(category, text)))];
	const all = [...new Set(Object.values(CONDITIONS).flat())];
	throw new DomainError("invalid_input", say.badChoice({ option: "condition", value: text, choices: all, near: nearest(text.trim().toLowerCase(), all) }));
}
