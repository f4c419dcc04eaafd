import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { oneOf } from "../categories/attribute-values.ts";
import { FINISH_NAMES, FINISHES } from "../categories/finishes.ts";
import { CATEGORIES, type Category } from "../categories.ts";
import { CONDITIONS } from "../conditions/condition-scales.ts";
import { CONDITION_WORDS } from "../conditions/condition-words.ts";
import { conditionsMeant } from "../conditions/conditions-meant.ts";
import { matchConditions } from "../conditions/match-conditions.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import { languageCode } from "../language-code.ts";
import { parsePriceRange } from "../search/parse-price-range.ts";
import type { RuleCondition } from "./price-rule.ts";

const ELSE = /^(?:else|otherwise|all|any|everything|the rest|rest)$/i;
/** What people write for the signs of a range. */
const RANGES: readonly (readonly [RegExp, string])[] = [
	[/^(?:under|below|less than)\s+/i, "<"],
	[/^(?:over|above|more than)\s+/i, ">"],
	[/^(?:at least|from)\s+/i, ">="],
	[/^(?:at most|up to)\s+/i, "<="],
];
const ALL_CONDITIONS = [...new Set(Object.values(CONDITIONS).flat())];
const finishes = oneOf(FINISHES, FINISH_NAMES);

type Kind = "conditions" | "categories" | "finishes" | "languages";

/**
 * Whom a line of a rule is for: "NM or LP", "tcg-single and over 20", "5..20", "language ja", "else". "" is all.
 * @throws DomainError invalid_input that names the part and the nearest word
 */
export function parseRuleCondition(text: string, currency: string): RuleCondition {
	const when: RuleCondition = {};
	if (text === "" || ELSE.test(text)) return when;
	const words: Partial<Record<Kind, string[]>> = {};
	for (const part of text.split(/\s+and\s+|\s*&\s*/i)) {
		if (ELSE.test(part.trim())) throw invalid(say.ruleElseAlone({ value: text }));
		const range = rangeOf(part.trim(), currency);
		if (range) narrow(when, range, text);
		else {
			const { kind, values } = oneKind(part.trim());
			if (words[kind]) throw invalid(say.ruleTwice({ value: text }));
			words[kind] = values;
		}
	}
	const categories = words.categories as Category[] | undefined;
	const conditions = words.conditions && conditionsOf(words.conditions, categories);
	return {
		...(conditions && { conditions }),
		...(categories && { categories }),
		...(words.finishes && { finishes: words.finishes }),
		...(words.languages && { languages: words.languages }),
		...when,
	};
}

function rangeOf(part: string, currency: string): ReturnType<typeof parsePriceRange> | null {
	const text = part.replace(/^price\s+/i, "");
	const [word, sign] = RANGES.find(([pattern]) => pattern.test(text)) ?? [];
	if (word && sign) return parsePriceRange(text.replace(word, sign), currency);
	return /^[<>]|\.\.|…/.test(text) ? parsePriceRange(text, currency) : null;
}

/** Of two ranges what is in both. */
function narrow(when: RuleCondition, { from, to }: { from?: string; to?: string }, text: string): void {
	if (from !== undefined && (when.from === undefined || BigInt(from) > BigInt(when.from))) when.from = from;
	if (to !== undefined && (when.to === undefined || BigInt(to) < BigInt(when.to))) when.to = to;
	if (when.from !== undefined && when.to !== undefined && BigInt(when.from) > BigInt(when.to)) throw invalid(say.ruleNoPrice({ value: text }));
}

/** Words joined by "or": all of one kind. Conditions stay as typed: what they mean depends on the category. */
function oneKind(part: string): { kind: Kind; values: string[] } {
	const known = part.split(/\s+or\s+|\s*[/|]\s*/i).map((word) => readWord(word.trim()));
	const kinds = [...new Set(known.map(({ kind }) => kind))];
	const [kind] = kinds;
	if (kind === undefined || kinds.length > 1) throw invalid(say.ruleMixed({ value: part }));
	return { kind, values: [...new Set(known.map(({ value }) => value))] };
}

function readWord(typed: string): { kind: Kind; value: string } {
	const [, label, rest] = /^(condition|category|finish|language|lang)\s+(.+)$/is.exec(typed) ?? [];
	const word = (rest ?? typed).trim();
	const lower = word.toLowerCase();
	const is = (name: string) => label === undefined || label.toLowerCase() === name;
	const category = CATEGORIES.find((one) => one === lower.replace(/\s+/g, "-"));
	if (category && is("category")) return { kind: "categories", value: category };
	if (matchConditions(ALL_CONDITIONS, lower).length > 0 && is("condition")) return { kind: "conditions", value: lower };
	const finish = finishes.safeParse(word);
	if (finish.success && is("finish")) return { kind: "finishes", value: finish.data };
	// A bare code of two letters is more likely a slip: "language ja" says it.
	const language = lower.length > 2 || label !== undefined ? languageCode(lower) : null;
	if (language && (is("language") || is("lang"))) return { kind: "languages", value: language };
	const words = [...Object.keys(CONDITION_WORDS), ...ALL_CONDITIONS, ...CATEGORIES, ...FINISHES];
	throw invalid(say.rulePartUnknown({ value: typed, near: nearest(word, words) }));
}

/** @throws DomainError invalid_input for a condition that none of the categories has, or that may be one or another */
function conditionsOf(words: readonly string[], categories: readonly Category[] | undefined): string[] {
	const meant = words.flatMap((word) => {
		if (!categories) return conditionsMeant(word);
		const having = categories.filter((category) => matchConditions(CONDITIONS[category], word).length > 0);
		return (having.length > 0 ? having : categories.slice(0, 1)).map((category) => normaliseCondition(category, word));
	});
	return [...new Set(meant)];
}

function invalid(message: string): DomainError {
	return new DomainError("invalid_input", message, { hint: say.rulePartForms() });
}
