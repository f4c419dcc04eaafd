import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planPriceChart } from "../../../src/bots/charts/plan-price-chart.ts";

const NOW = new Date("2025-11-24T15:20:00Z");
const DAY = 86_400_000;
const US = { currency: "USD", locale: "en", timezone: "America/New_York" };
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const plan = (past: readonly [days: number, minor: bigint][], vendor = US) => {
	const points = past.map(([days, minor]) => ({ at: ago(days), minor }));
	const [lowMinor = 0n] = past.map(([, minor]) => minor).sort((left, right) => (left < right ? -1 : 1));
	return planPriceChart({ points, now: NOW, lowMinor, vendor });
};
const labels = (axis: { ticks: readonly { label: string }[] }) => axis.ticks.map(({ label }) => label);

const anyVendor = fc.record({
	currency: fc.constantFrom("USD", "EUR", "JPY", "KWD", "INR"),
	locale: fc.constantFrom("en", "de", "ja", "zh-CN", "ko", "hi", "ar", "he", "th", "ru", "fr-CH"),
	timezone: fc.constantFrom("UTC", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Apia", "Africa/Cairo"),
});
const anyPast = fc
	.array(fc.tuple(fc.double({ min: 0, max: 3_000, noNaN: true }), fc.bigInt({ min: 0n, max: 10n ** 12n })), { minLength: 1, maxLength: 60 })
	.map((past) => past.sort(([left], [right]) => right - left));

describe("any price history as a chart", () => {
	test("lies within its axes, with few and different labels that the font can write", () => {
		fc.assert(
			fc.property(anyPast, anyVendor, (past, vendor) => {
				const { points, x, y, low } = plan(past, vendor);
				for (const point of points) {
					expect(point.x).toBeGreaterThanOrEqual(x.min);
					expect(point.x).toBeLessThanOrEqual(x.max);
					expect(point.y).toBeGreaterThanOrEqual(y.min);
					expect(point.y).toBeLessThanOrEqual(y.max);
				}
				expect(low.y).toBeGreaterThanOrEqual(y.min);
				expect(x.max - x.min).toBeGreaterThanOrEqual(3_600_000);
				for (const axis of [x, y]) {
					expect(axis.ticks.length).toBeGreaterThan(0);
					expect(axis.ticks.length).toBeLessThanOrEqual(7);
					for (const { value, label } of axis.ticks) {
						expect(value).toBeGreaterThanOrEqual(axis.min);
						expect(value).toBeLessThanOrEqual(axis.max);
						expect(label).not.toMatch(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}]/u);
					}
				}
				expect(new Set(labels(y)).size).toBe(y.ticks.length);
			}),
		);
	});

	test("is bounded however many changes there were", () => {
		const { points } = plan(Array.from({ length: 5_000 }, (_, at) => [(5_000 - at) / 10, BigInt(500 + ((at * 7919) % 900))]));
		expect(points.length).toBeLessThanOrEqual(401);
		expect(points.at(-1)?.x).toBe(NOW.getTime());
	});
});

describe("a chart's labels", () => {
	test("are days in the shop's timezone, and amounts in its currency", () => {
		const chart = plan([
			[20, 1500n],
			[5, 1800n],
		]);
		expect(labels(chart.x)).toEqual(["Nov 5", "Nov 10", "Nov 15", "Nov 20"]);
		expect(new Date(chart.x.ticks[0]?.value ?? 0).toISOString()).toBe("2025-11-05T05:00:00.000Z");
		expect(labels(chart.y)).toEqual(["$15", "$16", "$17", "$18"]);
		expect([chart.now, chart.low.label]).toEqual(["$18.00", "30-day low $15.00"]);
	});

	test("are hours for a price of today", () => {
		expect(labels(plan([[0.004, 1794n]]).x)).toEqual(["9:20 AM", "9:40 AM", "10:00 AM", "10:20 AM"]);
	});

	test("are months for a long history, and short for large amounts", () => {
		const chart = plan([
			[800, 900_000_000n],
			[10, 1_200_000_000n],
		]);
		expect(labels(chart.x)).toEqual(["Sep 2023", "Apr 2024", "Oct 2024", "May 2025"]);
		expect(labels(chart.y)).toEqual(["$9M", "$10M", "$11M", "$12M"]);
	});

	test("a price that never moved stands in the middle", () => {
		const { y } = plan([[9, 1000n]]);
		expect((y.min + y.max) / 2).toBe(1000);
	});

	test("what the font can't write is written in English", () => {
		const chart = plan(
			[
				[40, 183_730n],
				[3, 150_000n],
			],
			{ currency: "JPY", locale: "ja", timezone: "Asia/Tokyo" },
		);
		expect(chart.now).toBe("¥150,000");
		expect(labels(chart.x)[0]).toBe("Oct 17");
	});
});
