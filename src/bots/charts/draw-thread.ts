import { parentPort } from "node:worker_threads";
import { drawPriceChart } from "./draw-price-chart.ts";
import type { PriceChart } from "./price-chart.ts";

/** Draws what it is sent, one after the other, and sends the picture back. */
parentPort?.on("message", ({ id, chart }: { id: number; chart: PriceChart }) => {
	try {
		parentPort?.postMessage({ id, png: drawPriceChart(chart) });
	} catch (error) {
		parentPort?.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
	}
});
