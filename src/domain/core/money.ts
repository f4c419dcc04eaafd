import { DomainError } from "./errors.ts";
import { say } from "./messages/say.ts";

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
 * Minor units from what a person typed: "12", "12.50", "$12.50", "12,50". Never goes through a float.
 * @throws DomainError invalid_input, naming the value
 */
export function parseMoney(text: string, currency: string): bigint {
	const exponent = currencyExponent(currency);
	const bare = text.trim().replace(/^[\p{Sc}]\s*|\s*[\p{Sc}]$/gu, "");
	const match = /^(\d{1,15})(?:[.,](\d+))?$/.exec(bare);
	if (!match?.[1] || (match[2] ?? "").length > exponent) {
		throw new DomainError("invalid_input", say.badMoney({ value: text, currency, exponent }));
	}
	const minor = BigInt(match[1]) * 10n ** BigInt(exponent) + BigInt((match[2] ?? "").padEnd(exponent, "0") || "0");
	if (minor > MAX_MINOR) throw new DomainError("invalid_input", say.tooMuchMoney({ value: text }));
	return minor;
}

/** "$12.50" from 1250 and USD, in the given locale. Exact: a bigint is split by the exponent, never divided as a float. */
export function formatMoney(minor: bigint, currency: string, locale = "en"): string {
	return new Intl.NumberFormat(locale, { style: "currency", currency }).format(decimalMoney(minor, currency) as Intl.StringNumericLiteral);
}

/** "12.50" from 1250 and USD: what a file carries and a command takes. */
export function decimalMoney(minor: bigint, currency: string): string {
	const exponent = currencyExponent(currency);
	const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
	const sign = minor < 0n ? "-" : "";
	return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
