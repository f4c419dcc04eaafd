export type RuleDetail = "round" | "floor" | "ceiling" | "margin" | "skip";

const NAMED = /^(round|floor|ceiling|margin|skip)[:\s]\s*(.+)$/is;
/** The words of describe-price-rule.ts. */
const SPOKEN: readonly (readonly [RuleDetail, RegExp])[] = [
	["round", /^(?:ending in|rounded to)\s+(\S+|\S+\s\p{Sc})$/iu],
	["margin", /^at least cost\s*\+\s*(\S+(?:\s%)?)$/iu],
	["floor", /^at least\s+(\S+|\S+\s\p{Sc})$/iu],
	["ceiling", /^at most\s+(\S+|\S+\s\p{Sc})$/iu],
	["skip", /^changes under\s+(\S+(?:\s%)?)\s+left alone$/iu],
];

/** A part of a rule that is no line but a detail for all of them: "round .99", "floor 0.40", "margin 10%", "skip 2%". Null for any other. */
export function parseRuleDetail(part: string): { detail: RuleDetail; value: string } | null {
	const [, name, given] = NAMED.exec(part) ?? [];
	if (name !== undefined && given !== undefined) return { detail: name.toLowerCase() as RuleDetail, value: given };
	for (const [detail, form] of SPOKEN) {
		const value = form.exec(part)?.[1];
		if (value !== undefined) return { detail, value };
	}
	return null;
}
