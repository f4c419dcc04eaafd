import type { ScaleOptions } from "chart.js";
import { CHART_LOOK } from "./chart-look.ts";
import type { PriceChart } from "./price-chart.ts";

/** An axis with the labels that were planned for it, and with or without lines across. */
export function chartAxis({ min, max, ticks }: PriceChart["x"], withLines: boolean): ScaleOptions<"linear"> {
	const labels = new Map(ticks.map(({ value, label }) => [value, label]));
	return {
		type: "linear",
		min,
		max,
		border: { display: false },
		grid: { display: withLines, color: CHART_LOOK.colours.grid, lineWidth: 2, drawTicks: false },
		ticks: {
			color: CHART_LOOK.colours.text,
			font: { family: CHART_LOOK.font, size: CHART_LOOK.letters },
			padding: 14,
			maxRotation: 0,
			// A label at the very edge is drawn inwards, where it has room.
			align: !withLines && ticks[0]?.value === min ? "inner" : "center",
			autoSkip: false,
			callback: (value) => labels.get(Number(value)) ?? "",
		},
		afterBuildTicks: (scale) => {
			scale.ticks = ticks.map(({ value }) => ({ value }));
		},
	} as ScaleOptions<"linear">;
}
