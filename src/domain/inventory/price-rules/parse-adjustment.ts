import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseMoney } from "../../core/money.ts";
import type { Adjustment } from "./price-rule.ts";

const PERCENT = /^(\d{1,4})(?:[.,](\d{1,4}))?\s*%$/;
const FACTOR = /^(\d{1,2})(?:[.,](\d{1,6}))?$/;

/**
 * "+5%", "-0.50", "=12", "x0.85" or "*0.85", and "market" with any of these but a fixed price behind it; null for what is none of these forms.
 * @throws DomainError invalid_input that names a value within one of the forms
 */
export function parseAdjustment(typed: string, currency: string): Adjustment | null {
	const text = typed.trim();
	const market = /^(?:market|mkt)\b(.*)$/is.exec(text);
	if (market) {
		const move = market[1]?.trim() ? moved(market[1].trim(), typed, currency) : ({ by: "percent", ppm: 0 } as const);
		return move && { by: "market", move };
	}
	if (text.startsWith("=")) return { by: "fixed", minor: parseMoney(text.slice(1), currency).toString() };
	return moved(text, typed, currency);
}

type Moved = Extract<Adjustment, { by: "percent" | "amount" }>;

function moved(text: string, typed: string, currency: string): Moved | null {
	const sign = text.charAt(0).toLowerCase();
	const rest = text.slice(1).trim();
	if (sign === "x" || sign === "*") return factor(rest, typed);
	if (sign !== "+" && sign !== "-") return null;
	const percent = PERCENT.exec(rest);
	if (percent?.[1]) {
		const ppm = Number(percent[1]) * 10_000 + Number((percent[2] ?? "").padEnd(4, "0"));
		if (sign === "-" ? ppm > 1_000_000 : ppm > 10_000_000) throw new DomainError("invalid_input", say.changeTooFar({ value: typed }));
		return { by: "percent", ppm: sign === "-" && ppm > 0 ? -ppm : ppm };
	}
	if (rest.includes("%")) throw new DomainError("invalid_input", say.badPercent({ value: typed }), { hint: say.changeForms() });
	const minor = parseMoney(rest, currency);
	return { by: "amount", minor: (sign === "-" ? -minor : minor).toString() };
}

/** A factor is a change by so many parts per million. */
function factor(digits: string, typed: string): Moved {
	const [, whole, decimals = ""] = FACTOR.exec(digits) ?? [];
	const ppm = whole === undefined ? Number.NaN : Number(whole) * 1_000_000 + Number(decimals.padEnd(6, "0")) - 1_000_000;
	if (Number.isNaN(ppm) || ppm > 10_000_000) throw new DomainError("invalid_input", say.badFactor({ value: typed }), { hint: say.ruleForms() });
	return { by: "percent", ppm };
}
