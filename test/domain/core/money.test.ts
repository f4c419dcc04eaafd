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

test.each(["$12.50", "12,50", "12.5", " 12.50 "])("reads %j as twelve fifty", (text) => {
	expect(parseMoney(text, "USD")).toBe(1250n);
});

test.each(["", "abc", "-1", "1.234", "1,234.50", "1e3", "NaN", "٣", "12.50.1", "99999999999999"])("refuses %j and says so", (text) => {
	expect(() => parseMoney(text, "USD")).toThrow(expect.objectContaining({ code: "invalid_input" }));
});
