import { say } from "../../core/messages/say.ts";
import type { RuleCondition } from "./price-rule.ts";

/** "Near Mint or Lightly Played and over $20.00": whom a line of a rule is for, with amounts as `money` writes them. */
export function describeRuleCondition(
	{ conditions, categories, finishes, languages, from, to }: RuleCondition,
	money: (minor: bigint | string) => string,
): string {
	const either = (values: readonly string[] | undefined) => (values ? [values.join(say.ruleOr())] : []);
	const parts = [
		...either(conditions),
		...either(categories),
		...either(finishes),
		...either(languages?.map((code) => say.ruleLanguage({ code }))),
		...range(from, to, money),
	];
	return parts.length === 0 ? say.ruleElse() : parts.join(say.ruleAnd());
}

/** Both ends are included in what is kept, and left out in what people say. */
function range(from: string | undefined, to: string | undefined, money: (minor: bigint | string) => string): string[] {
	if (from !== undefined && to !== undefined) return [say.ruleBetween({ from: money(from), to: money(to) })];
	if (to !== undefined) return [say.ruleUnder({ amount: money(BigInt(to) + 1n) })];
	if (from === undefined) return [];
	return [from === "0" ? say.ruleFrom({ amount: money(from) }) : say.ruleOver({ amount: money(BigInt(from) - 1n) })];
}
