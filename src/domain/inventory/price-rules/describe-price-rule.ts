import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import { describeRuleCondition } from "./describe-rule-condition.ts";
import type { PriceRule, RuleLine } from "./price-rule.ts";

/** Lines that are told: a message is no register. */
const TOLD = 10;

/**
 * "+5 %, ending in .99, at least $0.40", "Near Mint: +0 %, over $50.00: ask": a rule in words, with amounts in the vendor's currency. What is written
 * for an English locale in a currency with a sign, of at most 10 lines and with amounts below 1,000, parsePriceRule reads as the same rule.
 */
export function describePriceRule(rule: PriceRule, { currency, locale }: { currency: string; locale: string }): string {
	const money = (minor: bigint | string) => formatMoney(BigInt(minor), currency, locale);
	const parts = adjustments(rule.adjust, money);
	if (rule.round) {
		const { step, ending } = rule.round;
		const digits = ending.padStart(step.length - 1, "0");
		parts.push(ending === "0" ? say.roundedTo({ step: money(step) }) : say.endingIn({ ending: `.${digits}` }));
	}
	if (rule.floor !== null) parts.push(say.atLeast({ amount: money(rule.floor) }));
	if (rule.ceiling !== null) parts.push(say.atMost({ amount: money(rule.ceiling) }));
	if (rule.margin !== undefined) parts.push(say.aboveCost({ percent: String(rule.margin / 10_000) }));
	if (rule.skip !== undefined) parts.push(say.skippingBelow({ percent: String(rule.skip / 10_000) }));
	return parts.join(", ");
}

type Money = (minor: bigint | string) => string;

function adjustments(adjust: PriceRule["adjust"], money: Money): string[] {
	if (adjust.by !== "list") return [effectInWords(adjust, money)];
	const lines = adjust.lines
		.slice(0, TOLD)
		.map(({ when, effect }) => say.ruleLine({ when: describeRuleCondition(when, money), effect: effectInWords(effect, money) }));
	const more = adjust.lines.length - TOLD;
	return more > 0 ? [...lines, say.ruleMoreLines({ count: more })] : lines;
}

function effectInWords(effect: RuleLine["effect"], money: Money): string {
	switch (effect.by) {
		case "percent":
			return `${effect.ppm < 0 ? "-" : "+"}${Math.abs(effect.ppm) / 10_000} %`;
		case "amount":
			return effect.minor.startsWith("-") ? `-${money(effect.minor.slice(1))}` : `+${money(effect.minor)}`;
		case "fixed":
			return `= ${money(effect.minor)}`;
		case "market":
			return say.ruleMarket({ move: effect.move.by === "percent" && effect.move.ppm === 0 ? null : effectInWords(effect.move, money) });
		case "ask":
			return say.ruleAsk();
		case "keep":
			return say.ruleKeep();
	}
}
