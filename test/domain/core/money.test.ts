import fc from "fast-check";
import { expect, test } from "vitest";
import { currencyExponent, decimalMoney, formatMoney, parseMoney } from "../../../src/domain/core/money.ts";

test("what is written is read again, to the last minor unit, in every exponent", () => {
	fc.assert(
		fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
			expect(parseMoney(decimalMoney(minor, currency), currency)).toBe(minor);
		}),
	);
});

test("formats without going through a float", () => {
	expect(formatMoney(999_999_999_999n, "USD")).toBe("$9,999,999,999.99");
	expect(formatMoney(1250n, "JPY")).toBe("¥1,250");
	expect(currencyExponent("KWD")).toBe(3);
});

test.each(["$12.50", "12,50", "12.5", " 12.50 ", "12,50 €", "12.50 USD", "USD 12.50"])("reads %j as twelve fifty", (text) => {
	expect(parseMoney(text, "USD")).toBe(1250n);
});

test.each(["$1,234.50", "1.234,50 €", "1 234,50", "1'234.50", "CHF 1’234.50", "1234,5"])("reads %j as twelve hundred and thirty-four fifty", (text) => {
	expect(parseMoney(text, "CHF")).toBe(123450n);
});

test("reads again what it writes, in English and in German", () => {
	fc.assert(
		fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom("en", "de", "de-CH", "de-AT"), (minor, locale) => {
			expect(parseMoney(formatMoney(minor, "EUR", locale), "EUR")).toBe(minor);
		}),
	);
});

test.each([
	["1,234", "USD", /can be read as 1234 or as 1\.234/],
	["1.234", "EUR", /can be read as 1234 or as 1\.234/],
	["€12.345", "EUR", /12345 or as 12\.345/],
	["1.234", "JPY", /1234 or as 1\.234/],
	["1,234", "KWD", /1234 or as 1\.234/],
])("never guesses what %j in %s means, but says both", (text, currency, message) => {
	expect(() => parseMoney(text, currency)).toThrow(expect.objectContaining({ code: "invalid_input", message: expect.stringMatching(message) }));
});

test.each(["", "abc", "-1", "0.123", "1e3", "NaN", "٣", "12.50.1", "1,23,456.50", "12,34,50", "99999999999999"])("refuses %j and says so", (text) => {
	expect(() => parseMoney(text, "USD")).toThrow(expect.objectContaining({ code: "invalid_input" }));
});
