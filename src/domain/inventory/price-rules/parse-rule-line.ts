import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseMoney } from "../../core/money.ts";
import { parseAdjustment } from "./parse-adjustment.ts";
import { parseRuleCondition } from "./parse-rule-condition.ts";
import type { RuleLine } from "./price-rule.ts";

/** Whom it is for, then the effect, which begins at the first word that can begin one. */
const LINE = /^(?:(.*?)[\s:])??\s*((?:market|mkt)\b.*|[x*]\s*\d.*|[+-].*|=.*|ask|keep)$/is;

/**
 * One line of a rule: "LP x0.85", "under 0.40 -> 0.40", "over 50 -> ask", or an effect alone, which is for all.
 * @throws DomainError invalid_input that names the part
 */
export function parseRuleLine(text: string, currency: string): RuleLine {
	const [before, after] = splitOnce(text, "->");
	if (after !== null) return { when: parseRuleCondition(bare(before), currency), effect: parseEffect(after, currency) ?? fixed(after, currency) };
	const [, whom = "", effectText = ""] = LINE.exec(text) ?? [];
	const effect = parseEffect(effectText, currency);
	if (effect) return { when: parseRuleCondition(bare(whom), currency), effect };
	if (/^\d|^$/.test(text)) throw new DomainError("invalid_input", say.changeUnsigned({ value: text }), { hint: say.changeForms() });
	throw new DomainError("invalid_input", say.ruleUnknown({ part: text }), { hint: say.ruleForms() });
}

function parseEffect(text: string, currency: string): RuleLine["effect"] | null {
	const word = text.trim().toLowerCase();
	if (word === "ask" || word === "keep") return { by: word };
	return parseAdjustment(text, currency);
}

/** Behind an arrow an amount is the price itself. */
function fixed(text: string, currency: string): RuleLine["effect"] {
	if (!/\d/.test(text)) throw new DomainError("invalid_input", say.ruleUnknown({ part: text.trim() }), { hint: say.ruleForms() });
	return { by: "fixed", minor: parseMoney(text, currency).toString() };
}

function bare(whom: string): string {
	return whom.trim().replace(/\s*:$/, "");
}

function splitOnce(text: string, by: string): [string, string | null] {
	const at = text.indexOf(by);
	return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + by.length)];
}
