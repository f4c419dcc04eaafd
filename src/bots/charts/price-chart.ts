/** A price chart, ready to be drawn: plain data, so that it passes to the thread that draws. */
export interface PriceChart {
	/** Each price from when it was set, in order of time; the last one is now's. x in milliseconds since 1970, y in minor units. */
	readonly points: readonly { readonly x: number; readonly y: number }[];
	readonly x: Axis;
	readonly y: Axis;
	/** The price now, over the chart. */
	readonly now: string;
	/** The lowest of the last 30 days: a line across, and what it says. */
	readonly low: { readonly y: number; readonly label: string };
}

interface Axis {
	readonly min: number;
	readonly max: number;
	readonly ticks: readonly { readonly value: number; readonly label: string }[];
}
