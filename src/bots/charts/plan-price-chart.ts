import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { drawable } from "./drawable.ts";
import { moneyAxis } from "./money-axis.ts";
import type { PriceChart } from "./price-chart.ts";
import { thinPoints } from "./thin-points.ts";
import { timeAxis } from "./time-axis.ts";

interface PriceStory {
	/** In order of time, one at least. */
	points: readonly { at: Date; minor: bigint }[];
	now: Date;
	/** Of the last 30 days. */
	lowMinor: bigint;
	vendor: { currency: string; locale: string; timezone: string };
}

/** Points that the width of a chart can show. */
const MAX_POINTS = 400;
/** Milliseconds: a price that was just set is shown against at least this. */
const LEAST_SPAN = 3_600_000;

/** What a chart of a price's history shows, in the shop's currency, locale and timezone. */
export function planPriceChart({ points, now, lowMinor, vendor }: PriceStory): PriceChart {
	const given = points.map(({ at, minor }) => ({ x: at.getTime(), y: Number(minor) }));
	const last = given.at(-1);
	if (!last) throw new Error("A price has at least one point.");
	const to = Math.max(now.getTime(), last.x);
	const from = Math.min(given[0]?.x ?? to, to - LEAST_SPAN);
	const prices = given.map(({ y }) => y);
	const [low, high] = [prices.reduce((least, y) => Math.min(least, y)), prices.reduce((most, y) => Math.max(most, y))];
	const money = (minor: bigint) => drawable((locale) => formatMoney(minor, vendor.currency, locale), vendor.locale);
	return {
		points: [...thinPoints(given, MAX_POINTS), { x: to, y: last.y }],
		x: timeAxis({ from, to }, vendor),
		y: moneyAxis({ low: Math.min(low, Number(lowMinor)), high }, vendor),
		now: money(BigInt(last.y)),
		low: { y: Number(lowMinor), label: say.chartLow({ price: money(lowMinor) }) },
	};
}
