export type RuleDetail = "round" | "floor" | "ceiling" | "margin" | "skip";

/** Each way in which a detail is written within a rule, the words of describe-price-rule.ts among them. */
const FORMS: readonly (readonly [RuleDetail, RegExp])[] = [
	["round", /^(?:round(?:ed)?(?:\s+to)?|ending(?:\s+in)?)\s*[:\s]\s*(\S+|\S+\s\p{Sc})$/iu],
	["margin", /^(?:margin\s*[:\s]|at least cost\s*\+)\s*([\d.,]+\s*%?)$/iu],
	["floor", /^(?:floor\s*[:\s]|at least\s)\s*(\S+|\S+\s\p{Sc})$/iu],
	["ceiling", /^(?:ceiling\s*[:\s]|at most\s)\s*(\S+|\S+\s\p{Sc})$/iu],
	["skip", /^skip\s*[:\s]\s*([\d.,]+\s*%?)$/iu],
	["skip", /^changes under\s+([\d.,]+\s*%?)\s+left alone$/iu],
];

/** A part of a rule that is no line but a detail for all of them: "round .99", "floor 0.40", "margin 10%", "skip 2%". Null for any other. */
export function parseRuleDetail(part: string): { detail: RuleDetail; value: string } | null {
	for (const [detail, form] of FORMS) {
		const value = form.exec(part)?.[1];
		if (value !== undefined) return { detail, value };
	}
	return null;
}
