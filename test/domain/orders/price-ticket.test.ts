import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discountOf, parseDiscount } from "../../../src/domain/orders/parse-discount.ts";
import { priceTicket } from "../../../src/domain/orders/price-ticket.ts";
import { shareDiscount } from "../../../src/domain/orders/share-discount.ts";

const sale = (itemPriceMinor: bigint | null, quantity = 1, priceMinor: bigint | null = null) => ({ isTradeIn: false, quantity, priceMinor, itemPriceMinor });
const tradeIn = (itemPriceMinor: bigint | null, quantity = 1, priceMinor: bigint | null = null) => ({
	...sale(itemPriceMinor, quantity, priceMinor),
	isTradeIn: true,
});

describe("parseDiscount", () => {
	it.each([
		["10%", { kind: "percent", hundredths: 1000n }],
		["7.5 %", { kind: "percent", hundredths: 750n }],
		["7,25%", { kind: "percent", hundredths: 725n }],
		["100%", { kind: "percent", hundredths: 10_000n }],
		["5.00", { kind: "amount", minor: 500n }],
		["$5", { kind: "amount", minor: 500n }],
	])("reads %s", (text, discount) => {
		expect(parseDiscount(text, "USD")).toEqual(discount);
	});

	it.each(["101%", "-5%", "ten", "5.001", "%", "-1"])("refuses %s by name", (text) => {
		expect(() => parseDiscount(text, "USD")).toThrow(text);
	});

	it.each([
		["10%", 1_005n, 101n],
		["10%", 1_004n, 100n],
		["33.33%", 100n, 33n],
		["50%", 1n, 1n],
		["5.00", 300n, 300n],
		["5.00", 0n, 0n],
	])("%s of %s minor units is %s: half up, and never more than there is", (text, subtotal, off) => {
		expect(discountOf(parseDiscount(text, "USD"), subtotal)).toBe(off);
	});
});

describe("shareDiscount", () => {
	it("adds up to the discount, and takes no more off a line than it costs", () => {
		const lines = fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { minLength: 1, maxLength: 100 });
		fc.assert(
			fc.property(lines, fc.bigInt({ min: 0n, max: 10_000n }), (amounts, hundredths) => {
				const subtotal = amounts.reduce((sum, amount) => sum + amount, 0n);
				const discount = discountOf({ kind: "percent", hundredths }, subtotal);
				const shares = shareDiscount(discount, amounts);
				expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(discount);
				for (const [at, share] of shares.entries()) expect(share >= 0n && share <= (amounts[at] ?? 0n)).toBe(true);
			}),
		);
	});
});

describe("priceTicket", () => {
	it("adds up what is sold, takes the discount off that alone, and the offer for what comes in", () => {
		const totals = priceTicket([sale(1_000n, 2), sale(500n, 1, 400n), tradeIn(333n, 2), tradeIn(500n, 1, 120n)], {
			discount: { kind: "percent", hundredths: 1_000n },
			offerPercent: 50,
		});
		expect(totals).toMatchObject({ subtotalMinor: 2_400n, discountMinor: 240n, tradeInMinor: 167n * 2n + 120n, totalMinor: 2_400n - 240n - 454n });
		expect(totals.lines.map(({ unitMinor, sumMinor, discountMinor }) => [unitMinor, sumMinor, discountMinor])).toEqual([
			[1_000n, 2_000n, 200n],
			[400n, 400n, 40n],
			[167n, 334n, 0n],
			[120n, 120n, 0n],
		]);
	});

	it("goes below zero when the shop pays, and leaves out what is not known", () => {
		expect(priceTicket([sale(100n), tradeIn(1_000n), sale(null, 3, 5n)], { discount: null, offerPercent: 65 })).toMatchObject({
			subtotalMinor: 100n,
			totalMinor: -550n,
			lines: [{}, {}, { unitMinor: null, sumMinor: 0n }],
		});
	});

	it("keeps its sums, whatever is on it", () => {
		const line = fc.record({
			isTradeIn: fc.boolean(),
			quantity: fc.integer({ min: 1, max: 1_000_000 }),
			priceMinor: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
			itemPriceMinor: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
		});
		fc.assert(
			fc.property(
				fc.array(line, { maxLength: 100 }),
				fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
				fc.integer({ min: 0, max: 100 }),
				(lines, amount, offerPercent) => {
					const totals = priceTicket(lines, { discount: amount === null ? null : { kind: "amount", minor: amount }, offerPercent });
					const sum = (pick: (at: number) => bigint) => lines.reduce((total, _, at) => total + pick(at), 0n);
					expect(sum((at) => totals.lines[at]?.discountMinor ?? 0n)).toBe(totals.discountMinor);
					expect(totals.discountMinor <= totals.subtotalMinor).toBe(true);
					const signed = (at: number) => (totals.lines[at]?.sumMinor ?? 0n) * (lines[at]?.isTradeIn ? -1n : 1n) - (totals.lines[at]?.discountMinor ?? 0n);
					expect(sum(signed)).toBe(totals.totalMinor);
				},
			),
		);
	});
});
