import type { Plugin } from "chart.js";
import { CHART_LOOK } from "./chart-look.ts";

/** The ground behind all of a chart. */
export const chartGround: Plugin = {
	id: "ground",
	beforeDraw({ ctx }) {
		ctx.fillStyle = CHART_LOOK.colours.ground;
		ctx.fillRect(0, 0, CHART_LOOK.width, CHART_LOOK.height);
	},
};
