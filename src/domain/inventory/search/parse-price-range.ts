import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseMoney } from "../../core/money.ts";

interface PriceRange {
	/** Minor units as digits, both ends included. */
	from?: string;
	to?: string;
}

/**
 * "5..20", "5..", "..20", ">50", ">=50", "<1", "<=1", or one price. Minor units of the currency.
 * @throws DomainError invalid_input
 */
export function parsePriceRange(text: string, currency: string): PriceRange {
	const bare = text.trim();
	const [, sign, amount = ""] = /^([<>]=?)(.*)$/s.exec(bare) ?? [];
	if (sign !== undefined) return oneSided(sign, parseMoney(amount, currency), text);
	const [, low, high] = /^(.*?)(?:\.\.|…)(.*)$/s.exec(bare) ?? [];
	if (low === undefined || high === undefined) {
		const price = parseMoney(bare, currency).toString();
		return { from: price, to: price };
	}
	if (low.trim() === "" && high.trim() === "") throw new DomainError("invalid_input", say.badPriceRange({ value: text }));
	const from = low.trim() === "" ? null : parseMoney(low, currency);
	const to = high.trim() === "" ? null : parseMoney(high, currency);
	if (from !== null && to !== null && from > to) throw new DomainError("invalid_input", say.priceRangeBackwards({ value: text }));
	return { ...(from !== null && { from: from.toString() }), ...(to !== null && { to: to.toString() }) };
}

function oneSided(sign: string, minor: bigint, text: string): PriceRange {
	switch (sign) {
		case ">":
			return { from: (minor + 1n).toString() };
		case ">=":
			return { from: minor.toString() };
		case "<=":
			return { to: minor.toString() };
		default:
			if (minor === 0n) throw new DomainError("invalid_input", say.badPriceRange({ value: text }));
			return { to: (minor - 1n).toString() };
	}
}
