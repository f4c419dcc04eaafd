import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { Chart, Filler, LinearScale, LineController, LineElement, type Plugin, PointElement, type ScaleOptions } from "chart.js";
import type { PriceChart } from "./price-chart.ts";

/** Pixels: a phone shows it at about a third, where letters of 28 are read as 9. */
const [WIDTH, HEIGHT, LETTERS] = [1000, 500, 28];
/** Left and right of all; and where the words over the chart stand. */
const [MARGIN, BASELINE] = [40, 76];
const FONT = "Omni Chart";
/** Steps from which on a bold line would run together. */
const MANY = 100;
/** On a ground of its own, for chats are light or dark. */
const COLOURS = {
	ground: "#1c2028",
	line: "#58b0f5",
	fill: "rgba(88, 176, 245, 0.15)",
	grid: "rgba(255, 255, 255, 0.09)",
	text: "#b9c0cc",
	now: "#ffffff",
	low: "#f2c867",
};

GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")), FONT);
GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")), `${FONT} Bold`);
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
			scales: { x: axis(chart.x, false), y: axis(chart.y, true) },
		},
		plugins: [ground, lowest(chart.low), header(chart)],
	});
	const png = canvas.encodeSync("png");
	drawn.destroy();
	return png;
}

function axis({ min, max, ticks }: PriceChart["x"], withLines: boolean): ScaleOptions<"linear"> {
	const labels = new Map(ticks.map(({ value, label }) => [value, label]));
	return {
		type: "linear",
		min,
		max,
		border: { display: false },
		grid: { display: withLines, color: COLOURS.grid, lineWidth: 2, drawTicks: false },
		ticks: {
			color: COLOURS.text,
			font: { family: FONT, size: LETTERS },
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

const ground: Plugin<"line"> = {
	id: "ground",
	beforeDraw({ ctx }) {
		ctx.fillStyle = COLOURS.ground;
		ctx.fillRect(0, 0, WIDTH, HEIGHT);
	},
};

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
			ctx.textBaseline = "alphabetic";
			ctx.font = `${LETTERS * 1.6}px "${FONT} Bold"`;
			ctx.fillStyle = COLOURS.now;
			ctx.fillText(now, MARGIN, BASELINE);
			ctx.font = `${LETTERS}px "${FONT}"`;
			ctx.fillStyle = COLOURS.low;
			ctx.textAlign = "right";
			ctx.fillText(low.label, WIDTH - MARGIN, BASELINE);
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
