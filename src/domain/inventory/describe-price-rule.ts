import { say } from "../core/messages/en.ts";
import { formatMoney } from "../core/money.ts";
import type { PriceRule } from "./price-rule.ts";

/** "+5 %, ending in .99, at least $0.40": a rule in words, with amounts in the vendor's currency. */
export function describePriceRule(rule: PriceRule, { currency, locale }: { currency: string; locale: string }): string {
	const money = (minor: string) => formatMoney(BigInt(minor), currency, locale);
	const parts = [adjustment(rule.adjust, money)];
	if (rule.round) {
		const { step, ending } = rule.round;
		const digits = ending.padStart(step.length - 1, "0");
		parts.push(ending === "0" ? say.roundedTo({ step: money(step) }) : say.endingIn({ ending: `.${digits}` }));
	}
	if (rule.floor !== null) parts.push(say.atLeast({ amount: money(rule.floor) }));
	if (rule.ceiling !== null) parts.push(say.atMost({ amount: money(rule.ceiling) }));
	return parts.join(", ");
}

function adjustment(adjust: PriceRule["adjust"], money: (minor: string) => string): string {
	switch (adjust.by) {
		case "percent":
			return `${adjust.ppm < 0 ? "-" : "+"}${Math.abs(adjust.ppm) / 10_000} %`;
		case "amount":
			return adjust.minor.startsWith("-") ? `-${money(adjust.minor.slice(1))}` : `+${money(adjust.minor)}`;
		case "fixed":
			return `= ${money(adjust.minor)}`;
	}
}
