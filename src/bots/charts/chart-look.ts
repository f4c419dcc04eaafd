import { fileURLToPath } from "node:url";
import { GlobalFonts } from "@napi-rs/canvas";

/** How our charts look. Sizes in pixels: a phone shows a chart at about a third, where letters of 28 are read as 9. */
export const CHART_LOOK = {
	width: 1000,
	height: 500,
	letters: 28,
	/** Left and right of all; and where the words over the chart stand. */
	margin: 40,
	baseline: 76,
	font: "Omni Chart",
	/** On a ground of its own, for chats are light or dark. */
	colours: {
		ground: "#1c2028",
		line: "#58b0f5",
		fill: "rgba(88, 176, 245, 0.15)",
		bar: "rgba(88, 176, 245, 0.45)",
		grid: "rgba(255, 255, 255, 0.09)",
		text: "#b9c0cc",
		now: "#ffffff",
		low: "#f2c867",
	},
} as const;

GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")), CHART_LOOK.font);
GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")), `${CHART_LOOK.font} Bold`);
