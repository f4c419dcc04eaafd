import { parentPort } from "node:worker_threads";
import { drawPriceChart } from "./draw-price-chart.ts";
import { drawSalesChart } from "./draw-sales-chart.ts";
import type { PriceChart } from "./price-chart.ts";
import type { SalesChart } from "./sales-chart.ts";

/** Draws what it is sent, one after the other, and sends the picture back. */
parentPort?.on("message", ({ id, chart }: { id: number; chart: PriceChart | SalesChart }) => {
	try {
		parentPort?.postMessage({ id, png: "bars" in chart ? drawSalesChart(chart) : drawPriceChart(chart) });
	} catch (error) {
		parentPort?.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
	}
});
