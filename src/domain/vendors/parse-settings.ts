import { DomainError } from "../core/errors.ts";
import type { Language } from "../core/messages/languages.ts";
import { say } from "../core/messages/say.ts";
import { parseMoney } from "../core/money.ts";
import type { Till } from "./tills.ts";

/** What was typed; "none" takes a limit away. */
interface Typed {
	name?: string | undefined;
	currency?: string | undefined;
	timezone?: string | undefined;
	language?: Language | undefined;
	locale?: string | undefined;
	location?: string | undefined;
	"low-stock"?: string | undefined;
	"price-floor"?: string | undefined;
	"bulk-rows"?: string | undefined;
	"bulk-percent"?: string | undefined;
	"bulk-value"?: string | undefined;
	"market-days"?: string | undefined;
	till?: Till | undefined;
	"trade-in-cash"?: string | undefined;
	"trade-in-credit"?: string | undefined;
}

interface Wanted {
	name?: string;
	currency?: string;
	timezone?: string;
	language?: Language;
	locale?: string;
	/** A location's name. */
	location?: string;
	lowStockThreshold?: number;
	priceFloorMinor?: bigint | null;
	bulkMaxRows?: number | null;
	bulkMaxPercent?: number | null;
	bulkMaxValueMinor?: bigint | null;
	marketDays?: number;
	till?: Till;
	tradeInCashPercent?: number;
	tradeInCreditPercent?: number;
}

const MOST_ROWS = 10_000_000;
const MOST_COPIES = 1_000_000;

/**
 * Settings from what a person typed. Amounts are in the currency that the shop will have.
 * @throws DomainError invalid_input that names the option and the value
 */
export function parseSettings(typed: Typed, currency: string): Wanted {
	const { name, timezone, language, locale, location, till } = typed;
	const read = <V>(option: keyof Typed, use: (value: string) => V) => (typed[option] === undefined ? undefined : use(typed[option]));
	const amount = (option: "price-floor" | "bulk-value") => read(option, (value) => orNone(value, () => positive(money(option, value, currency))));
	const wanted = {
		name,
		currency: typed.currency,
		timezone,
		language,
		locale,
		location,
		lowStockThreshold: read("low-stock", (value) => wholeNumber("low-stock", value, 0, MOST_COPIES)),
		priceFloorMinor: amount("price-floor"),
		bulkMaxRows: read("bulk-rows", (value) => orNone(value, () => wholeNumber("bulk-rows", value, 1, MOST_ROWS))),
		bulkMaxPercent: read("bulk-percent", (value) => orNone(value, () => percent("bulk-percent", value, 1, 1_000))),
		bulkMaxValueMinor: amount("bulk-value"),
		marketDays: read("market-days", (value) => wholeNumber("market-days", value, 1, 365)),
		till,
		tradeInCashPercent: read("trade-in-cash", (value) => percent("trade-in-cash", value, 0, 100)),
		tradeInCreditPercent: read("trade-in-credit", (value) => percent("trade-in-credit", value, 0, 100)),
	};
	return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

function orNone<V>(value: string, use: () => V): V | null {
	return value.trim().toLowerCase() === "none" ? null : use();
}

function money(option: string, value: string, currency: string): bigint {
	try {
		return parseMoney(value, currency);
	} catch (error) {
		if (error instanceof DomainError) throw new DomainError(error.code, say.inOption({ option, message: error.message }), { cause: error });
		throw error;
	}
}

/** A limit of nothing limits nothing. */
function positive(minor: bigint): bigint | null {
	return minor === 0n ? null : minor;
}

function percent(option: string, value: string, min: number, max: number): number {
	return wholeNumber(option, value.replace(/\s*%$/, ""), min, max);
}

function wholeNumber(option: string, value: string, min: number, max: number): number {
	// "50,000" and "50 000" are as people write it.
	const digits = value.trim().replace(/(?<=\d)[,. '\u00a0\u202f](?=\d{3}(?:\D|$))/gu, "");
	const number = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
	if (Number.isNaN(number)) throw new DomainError("invalid_input", say.badOption({ option, value, reason: say.notWhole() }));
	if (number < min || number > max) throw new DomainError("invalid_input", say.badOption({ option, value, reason: say.outOfRange({ min, max }) }));
	return number;
}
