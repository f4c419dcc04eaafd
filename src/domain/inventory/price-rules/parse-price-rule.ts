import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseMoney } from "../../core/money.ts";
import { parseRounding } from "./parse-rounding.ts";
import { parseRuleDetail, type RuleDetail } from "./parse-rule-detail.ts";
import { parseRuleLine } from "./parse-rule-line.ts";
import { parseRulePercent } from "./parse-rule-percent.ts";
import { plainSigns } from "./plain-signs.ts";
import { MOST_LINES, type PriceRule, type RuleLine } from "./price-rule.ts";
import { splitRuleText } from "./split-rule-text.ts";

/** Details given beside the text go before those within it. */
type RuleText = { [name in RuleDetail]?: string | undefined } & {
	/** "+5%", "market*0.95", "NM x1.00, LP x0.85, over 50 -> ask, round .99" */
	change: string;
	/** ISO 4217. */
	currency: string;
};

/** Per cent above cost; of a change that is skipped. */
const MOST_MARGIN = 1_000;
const MOST_SKIP = 100;

/**
 * A price rule from what a person typed: one adjustment, or a list of lines of which the first that is for an item decides.
 * @throws DomainError invalid_input that names the part and shows what would be understood
 */
export function parsePriceRule({ change, currency, ...beside }: RuleText): PriceRule {
	const parts = splitRuleText(plainSigns(change));
	const lines: RuleLine[] = [];
	const within: Partial<Record<RuleDetail, string>> = {};
	for (const part of parts.length === 0 ? [""] : parts) {
		const detail = parseRuleDetail(part);
		if (!detail) lines.push(inPart(part, parts.length, () => parseRuleLine(part, currency)));
		else if (within[detail.detail] !== undefined) throw new DomainError("invalid_input", say.ruleDetailTwice(detail));
		else within[detail.detail] = detail.value;
	}
	if (lines.length === 0) throw new DomainError("invalid_input", say.ruleNotAlone({ part: parts[0] ?? "" }), { hint: say.ruleForms() });
	if (lines.length > MOST_LINES) throw new DomainError("invalid_input", say.ruleTooMany({ lines: lines.length, most: MOST_LINES }));
	const details = { ...within, ...Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== undefined)) };
	return { adjust: adjustOf(lines), ...readDetails(details, currency) };
}

/** A single line for all items is an adjustment by itself. */
function adjustOf(lines: RuleLine[]): PriceRule["adjust"] {
	const [first] = lines;
	if (lines.length === 1 && first && Object.keys(first.when).length === 0 && first.effect.by !== "ask" && first.effect.by !== "keep") return first.effect;
	return { by: "list", lines };
}

function readDetails({ round, floor, ceiling, margin, skip }: Partial<Record<RuleDetail, string>>, currency: string): Omit<PriceRule, "adjust"> {
	const least = floor === undefined ? null : parseMoney(floor, currency);
	const most = ceiling === undefined ? null : parseMoney(ceiling, currency);
	if (least !== null && most !== null && least > most) {
		throw new DomainError("invalid_input", say.floorAboveCeiling({ floor: floor ?? "", ceiling: ceiling ?? "" }));
	}
	const skipped = skip === undefined ? 0 : parseRulePercent("skip", skip, MOST_SKIP);
	return {
		round: round === undefined ? null : parseRounding(round, currency),
		floor: least?.toString() ?? null,
		ceiling: most?.toString() ?? null,
		...(margin !== undefined && { margin: parseRulePercent("margin", margin, MOST_MARGIN) }),
		...(skipped > 0 && { skip: skipped }),
	};
}

/** Of several parts an error tells which. */
function inPart<T>(part: string, parts: number, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof DomainError) || parts < 2) throw error;
		throw new DomainError(error.code, say.inRulePart({ part, message: error.message }), { hint: error.hint ?? say.ruleForms() });
	}
}
