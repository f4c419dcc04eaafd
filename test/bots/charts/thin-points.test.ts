import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thinPoints } from "../../../src/bots/charts/thin-points.ts";

const anyPoints = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000 })), { maxLength: 3_000 })
	.map((pairs) => pairs.sort(([left], [right]) => left - right).map(([x, y]) => ({ x, y })));
const anyMax = fc.integer({ min: 4, max: 500 });

describe("thinning a chart's points", () => {
	test("keeps at most so many, in their order, none made up", () => {
		fc.assert(
			fc.property(anyPoints, anyMax, (points, max) => {
				const thin = thinPoints(points, max);
				expect(thin.length).toBeLessThanOrEqual(max);
				const places = thin.map((point) => points.indexOf(point));
				expect(places).not.toContain(-1);
				expect(places).toEqual([...new Set(places)].sort((left, right) => left - right));
			}),
		);
	});

	test("keeps the ends and both extremes", () => {
		fc.assert(
			fc.property(anyPoints, anyMax, (points, max) => {
				fc.pre(points.length > 0);
				const thin = thinPoints(points, max);
				expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
				const prices = (some: readonly { y: number }[]) => some.map(({ y }) => y);
				expect(Math.min(...prices(thin))).toBe(Math.min(...prices(points)));
				expect(Math.max(...prices(thin))).toBe(Math.max(...prices(points)));
			}),
		);
	});

	test("leaves what fits as it is", () => {
		const points = Array.from({ length: 400 }, (_, x) => ({ x, y: x % 7 }));
		expect(thinPoints(points, 400)).toEqual(points);
	});

	test("all at one moment are the ends and the extremes", () => {
		const points = Array.from({ length: 1_000 }, (_, at) => ({ x: 5, y: (at * 37) % 1_000 }));
		expect(thinPoints(points, 8).length).toBeLessThanOrEqual(8);
	});
});
