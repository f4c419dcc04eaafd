import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { Chart, Filler, LinearScale, LineController, LineElement, type Plugin, PointElement } from "chart.js";
import { chartAxis } from "./chart-axis.ts";
import { chartGround } from "./chart-ground.ts";
import { CHART_LOOK } from "./chart-look.ts";
import type { PriceChart } from "./price-chart.ts";
import { writeChartHeader } from "./write-chart-header.ts";

const { width: WIDTH, height: HEIGHT, margin: MARGIN, baseline: BASELINE, colours: COLOURS } = CHART_LOOK;
/** Steps from which on a bold line would run together. */
const MANY = 100;
Chart.register(LineController, LineElement, PointElement, LinearScale, Filler);

/** The chart as a PNG: a step line, for a price holds until the next one is set. */
export function drawPriceChart(chart: PriceChart): Buffer {
	const canvas = createCanvas(WIDTH, HEIGHT);
	const last = chart.points.length - 1;
	const drawn = new Chart(canvas as never, {
		type: "line",
		data: {
			datasets: [
				{
					data: [...chart.points],
					stepped: "before",
					borderColor: COLOURS.line,
					borderWidth: last > MANY ? 3 : 5,
					borderJoinStyle: "round",
					fill: "start",
					backgroundColor: COLOURS.fill,
					pointRadius: chart.points.map((_, at) => (at === last ? 10 : 0)),
					pointBackgroundColor: COLOURS.now,
					pointBorderColor: COLOURS.line,
					pointBorderWidth: 4,
					clip: false,
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
			layout: { padding: { top: BASELINE + 34, right: MARGIN + 8, bottom: 14, left: MARGIN - 14 } },
			scales: { x: chartAxis(chart.x, false), y: chartAxis(chart.y, true) },
		},
		plugins: [chartGround, lowest(chart.low), header(chart)],
	});
	const png = canvas.encodeSync("png");
	drawn.destroy();
	return png;
}

/** A line across at the lowest price, under the prices themselves. */
function lowest({ y: price }: PriceChart["low"]): Plugin<"line"> {
	return {
		id: "lowest",
		beforeDatasetsDraw({ ctx, chartArea, scales }) {
			const y = scales.y?.getPixelForValue(price) ?? 0;
			ctx.save();
			dashes(ctx, { from: chartArea.left, to: chartArea.right, y });
			ctx.restore();
		},
	};
}

/** Over the chart: the price now, and what the dashed line is. */
function header({ now, low }: PriceChart): Plugin<"line"> {
	return {
		id: "header",
		afterDraw({ ctx }) {
			ctx.save();
			writeChartHeader(ctx, { now, beside: low.label, colour: COLOURS.low });
			const end = WIDTH - MARGIN - ctx.measureText(low.label).width - 18;
			dashes(ctx, { from: end - 54, to: end, y: BASELINE - 10 });
			ctx.restore();
		},
	};
}

function dashes(ctx: SKRSContext2D, { from, to, y }: { from: number; to: number; y: number }): void {
	ctx.strokeStyle = COLOURS.low;
	ctx.lineWidth = 3;
	ctx.setLineDash([10, 12]);
	ctx.beginPath();
	ctx.moveTo(from, y);
	ctx.lineTo(to, y);
	ctx.stroke();
}
