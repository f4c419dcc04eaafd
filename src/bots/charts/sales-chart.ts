import type { PriceChart } from "./price-chart.ts";

/** A chart of what was sold by day, ready to be drawn: plain data, so that it passes to the thread that draws. */
export interface SalesChart {
	/** One for each day, in order; the last is the one that is told of. In minor units. */
	readonly bars: readonly number[];
	readonly x: PriceChart["x"];
	readonly y: PriceChart["y"];
	/** What the last day came to, over the chart. */
	readonly last: string;
	/** Which day that is. */
	readonly day: string;
}
