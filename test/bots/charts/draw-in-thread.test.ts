import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawInThread } from "../../../src/bots/charts/draw-in-thread.ts";
import { planPriceChart } from "../../../src/bots/charts/plan-price-chart.ts";
import type { PriceChart } from "../../../src/bots/charts/price-chart.ts";

const NOW = new Date("2025-11-24T15:20:00Z");
const chartOf = (prices: readonly bigint[]) => {
	const points = prices.map((minor, at) => ({ at: new Date(NOW.getTime() - (prices.length - at) * 86_400_000), minor }));
	return planPriceChart({ points, now: NOW, lowMinor: prices[0] ?? 0n, vendor: { currency: "USD", locale: "en", timezone: "UTC" } });
};
const pixel = async (png: Buffer, left: number, top: number) => [
	...(await sharp(png).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
];
const digest = (png: Buffer) => createHash("sha256").update(png).digest("hex");

describe("a chart, drawn", () => {
	test.each([1, 2, 5_000])("of %i prices is a PNG of one size, on a ground of its own", async (count) => {
		const png = await drawInThread(chartOf(Array.from({ length: count }, (_, at) => BigInt(1_000 + ((at * 7919) % 500)))));
		expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1000, height: 500 });
		expect(png.length).toBeLessThan(200_000);
		expect(await pixel(png, 2, 2)).toEqual([0x1c, 0x20, 0x28]);
	});

	test("shows the prices: others make another picture, the same the same", async () => {
		const [first, again, other] = await Promise.all([
			drawInThread(chartOf([100n, 200n])),
			drawInThread(chartOf([100n, 200n])),
			drawInThread(chartOf([100n, 300n])),
		]);
		expect(digest(again)).toBe(digest(first));
		expect(digest(other)).not.toBe(digest(first));
	});

	test("what can't be drawn is an error, and the next one is drawn all the same", async () => {
		await expect(drawInThread({ ...chartOf([1n]), points: null } as unknown as PriceChart)).rejects.toThrow();
		expect((await drawInThread(chartOf([1n]))).length).toBeGreaterThan(1_000);
	});

	test("leaves the event loop free while it is drawn", async () => {
		await drawInThread(chartOf([1n]));
		const chart = chartOf(Array.from({ length: 400 }, (_, at) => BigInt(1_000 + ((at * 7919) % 500))));
		const before = performance.eventLoopUtilization();
		await Promise.all(Array.from({ length: 5 }, () => drawInThread(chart)));
		// Drawn here it would be close to 1.
		expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
	});
});
