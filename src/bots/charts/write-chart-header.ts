import type { SKRSContext2D } from "@napi-rs/canvas";
import { CHART_LOOK } from "./chart-look.ts";

const { width, letters, margin, baseline, font, colours } = CHART_LOOK;

/** Writes over a chart: what counts now in large letters at the left, and what it is beside at the right, in its own colour. */
export function writeChartHeader(ctx: SKRSContext2D, { now, beside, colour }: { now: string; beside: string; colour: string }): void {
	ctx.textBaseline = "alphabetic";
	ctx.font = `${letters * 1.6}px "${font} Bold"`;
	ctx.fillStyle = colours.now;
	ctx.fillText(now, margin, baseline);
	ctx.font = `${letters}px "${font}"`;
	ctx.fillStyle = colour;
	ctx.textAlign = "right";
	ctx.fillText(beside, width - margin, baseline);
}
