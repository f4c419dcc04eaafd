import { createCanvas } from "@napi-rs/canvas";
import { BarController, BarElement, Chart, LinearScale, type Plugin } from "chart.js";
import { chartAxis } from "./chart-axis.ts";
import { chartGround } from "./chart-ground.ts";
import { CHART_LOOK } from "./chart-look.ts";
import type { SalesChart } from "./sales-chart.ts";
import { writeChartHeader } from "./write-chart-header.ts";

Chart.register(BarController, BarElement, LinearScale);

const { width, height, margin, baseline, colours } = CHART_LOOK;

/** The chart as a PNG: a bar for each day, the last one in full colour. */
export function drawSalesChart(chart: SalesChart): Buffer {
	const canvas = createCanvas(width, height);
	const last = chart.bars.length - 1;
	const drawn = new Chart(canvas as never, {
		type: "bar",
		data: {
			datasets: [
				{
					data: chart.bars.map((y, x) => ({ x, y })),
					backgroundColor: chart.bars.map((_, at) => (at === last ? colours.line : colours.bar)),
					barThickness: Math.floor((0.62 * (width - 4 * margin)) / chart.bars.length),
					borderRadius: 4,
				},
			],
		},
		options: {
			animation: false,
			responsive: false,
			devicePixelRatio: 1,
			events: [],
			parsing: false,
			normalized: true,
			layout: { padding: { top: baseline + 34, right: margin + 8, bottom: 14, left: margin - 14 } },
			scales: { x: chartAxis(chart.x, false), y: chartAxis(chart.y, true) },
		},
		plugins: [chartGround, header(chart)],
	});
	const png = canvas.encodeSync("png");
	drawn.destroy();
	return png;
}

/** Over the chart: what the last day came to, and which day it is. */
function header({ last, day }: SalesChart): Plugin<"bar"> {
	return {
		id: "header",
		afterDraw({ ctx }) {
			ctx.save();
			writeChartHeader(ctx, { now: last, beside: day, colour: colours.text });
			ctx.restore();
		},
	};
}
