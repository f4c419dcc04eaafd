import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import { currencyExponent, parseMoney } from "../core/money.ts";
import type { PriceRule } from "./price-rule.ts";

interface RuleText {
	/** "+5%", "-0.50", "=12.00" */
	change: string;
	/** ".99" for an ending, "0.25" for a step. */
	round?: string | undefined;
	floor?: string | undefined;
	ceiling?: string | undefined;
	/** ISO 4217. */
	currency: string;
}

/**
 * A price rule from what a person typed.
 * @throws DomainError invalid_input that names the value
 */
export function parsePriceRule({ change, round, floor, ceiling, currency }: RuleText): PriceRule {
	const rule: PriceRule = {
		adjust: parseAdjustment(change, currency),
		round: round === undefined ? null : parseRounding(round, currency),
		floor: floor === undefined ? null : parseMoney(floor, currency).toString(),
		ceiling: ceiling === undefined ? null : parseMoney(ceiling, currency).toString(),
	};
	if (rule.floor !== null && rule.ceiling !== null && BigInt(rule.floor) > BigInt(rule.ceiling)) {
		throw new DomainError("invalid_input", say.floorAboveCeiling({ floor: floor ?? "", ceiling: ceiling ?? "" }));
	}
	return rule;
}

/** Phones and word processors type a minus of their own. */
const MINUSES = /^[−–—﹣-]/u;
const PERCENT = /^(\d{1,4})(?:[.,](\d{1,4}))?\s*%$/;

function parseAdjustment(change: string, currency: string): PriceRule["adjust"] {
	const text = change.trim().replace(MINUSES, "-").replace("＋", "+");
	const [sign] = text;
	const rest = text.slice(1).trim();
	if (sign === "=") return { by: "fixed", minor: parseMoney(rest, currency).toString() };
	if (sign !== "+" && sign !== "-") throw new DomainError("invalid_input", say.changeUnsigned({ value: change }), { hint: say.changeForms() });
	const percent = PERCENT.exec(rest);
	if (percent?.[1]) {
		const ppm = Number(percent[1]) * 10_000 + Number((percent[2] ?? "").padEnd(4, "0"));
		if (sign === "-" ? ppm > 1_000_000 : ppm > 10_000_000) throw new DomainError("invalid_input", say.changeTooFar({ value: change }));
		return { by: "percent", ppm: sign === "-" ? -ppm : ppm };
	}
	if (rest.includes("%")) throw new DomainError("invalid_input", say.badPercent({ value: change }), { hint: say.changeForms() });
	const minor = parseMoney(rest, currency);
	return { by: "amount", minor: (sign === "-" ? -minor : minor).toString() };
}

function parseRounding(text: string, currency: string): NonNullable<PriceRule["round"]> {
	const exponent = currencyExponent(currency);
	const unit = 10n ** BigInt(exponent);
	const ending = /^[.,](\d+)$/.exec(text.trim());
	if (ending?.[1]) {
		if (ending[1].length > exponent) throw new DomainError("invalid_input", say.badEnding({ value: text, currency, exponent }));
		return { step: unit.toString(), ending: ending[1].padEnd(exponent, "0").replace(/^0+(?=\d)/, "") };
	}
	const step = parseMoney(text, currency);
	// A step that does not divide the unit is a slip: "0.99" means ".99".
	if (step === 0n || (step < unit ? unit % step !== 0n : step % unit !== 0n)) {
		throw new DomainError("invalid_input", say.badStep({ value: text }), { hint: say.roundForms() });
	}
	return { step: step.toString(), ending: "0" };
}
