import { DomainError } from "./errors.ts";
import { say } from "./messages/say.ts";
import { currentLocale } from "./messages/speech.ts";
import { bothReadings, readDecimal } from "./read-decimal.ts";

/** The largest amount taken, in minor units: far above any card, far below a bigint's end even when summed over millions of rows. */
const MAX_MINOR = 10n ** 12n;

/** Asking Intl is dear, and imports ask for every line. */
const exponents = new Map<string, number>();

/** Decimal places of an ISO 4217 currency: USD 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
	const known = exponents.get(currency);
	if (known !== undefined) return known;
	const exponent = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
	exponents.set(currency, exponent);
	return exponent;
}

/** True for a currency that Intl knows (ISO 4217, three capital letters). */
export function isCurrency(code: string): boolean {
	return Intl.supportedValuesOf("currency").includes(code);
}

/**
 * Minor units from what a person typed, with a comma or a point before the decimals: "12", "12.50", "$1,234.50", "12,50", "1.234,50 €".
 * @throws DomainError invalid_input, naming the value; with both its readings where a mark may stand before thousands or before decimals
 */
export function parseMoney(text: string, currency: string): bigint {
	const both = bothReadings(text);
	// A point before three decimals is how our own commands write such a currency.
	if (both && !(currencyExponent(currency) === 3 && text.includes("."))) {
		throw new DomainError("invalid_input", say.amountDoubt({ value: text, thousands: both[0], decimals: both[1] }));
	}
	return readMinor(readDecimal(text, "."), { currency, typed: text });
}

/**
 * Minor units from an amount as programs write it: "12", "12.50". Never goes through a float.
 * @throws DomainError invalid_input, naming the value
 */
export function parseDecimalMoney(text: string, currency: string): bigint {
	return readMinor(text, { currency, typed: text });
}

function readMinor(text: string, { currency, typed }: { currency: string; typed: string }): bigint {
	const exponent = currencyExponent(currency);
	const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
	if (!match?.[1] || (match[2] ?? "").length > exponent) {
		throw new DomainError("invalid_input", say.badMoney({ value: typed, currency, exponent }));
	}
	const minor = BigInt(match[1] + (match[2] ?? "").padEnd(exponent, "0"));
	if (minor > MAX_MINOR) throw new DomainError("invalid_input", say.tooMuchMoney({ value: typed }));
	return minor;
}

/** "$12.50" from 1250 and USD, as whoever is spoken to writes it, or else in the given locale (the shop's). Exact: a bigint is split by the exponent, never divided as a float. */
export function formatMoney(minor: bigint, currency: string, locale = "en"): string {
	return new Intl.NumberFormat(currentLocale(locale), { style: "currency", currency }).format(decimalMoney(minor, currency) as Intl.StringNumericLiteral);
}

/** "12.50" from 1250 and USD: what a file carries and a command takes. */
export function decimalMoney(minor: bigint, currency: string): string {
	const exponent = currencyExponent(currency);
	const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
	const sign = minor < 0n ? "-" : "";
	return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
