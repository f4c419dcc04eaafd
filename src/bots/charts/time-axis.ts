import { calendarDay, startOfDay } from "../../domain/core/start-of-day.ts";
import { drawable } from "./drawable.ts";
import type { PriceChart } from "./price-chart.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Labels below, at most: more would not be readable on a phone. */
const LABELS = 4;

/** An axis of time from one moment to another (milliseconds since 1970), with days, or hours where days are too long, in the shop's timezone. */
export function timeAxis({ from, to }: { from: number; to: number }, { locale, timezone }: { locale: string; timezone: string }): PriceChart["x"] {
	const span = to - from;
	const [values, options] = span < 3 * DAY ? [hours(from, to), hourLabel(span)] : [days(from, to, timezone), dayLabel(span)];
	const label = (value: number) => drawable((written) => new Intl.DateTimeFormat(written, { ...options, timeZone: timezone }).format(value), locale);
	return { min: from, max: to, ticks: values.map((value) => ({ value, label: label(value) })) };
}

function hourLabel(span: number): Intl.DateTimeFormatOptions {
	return span < DAY ? { hour: "numeric", minute: "2-digit" } : { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" };
}

function dayLabel(span: number): Intl.DateTimeFormatOptions {
	return span < 300 * DAY ? { day: "numeric", month: "short" } : { month: "short", year: "numeric" };
}

/** Evenly spread, the first and the last moment included. */
function hours(from: number, to: number): number[] {
	const count = to - from < DAY ? LABELS : LABELS - 1;
	return Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1));
}

/** Beginnings of days, evenly spread. */
function days(from: number, to: number, timezone: string): number[] {
	const apart = Math.ceil((to - from) / DAY / LABELS);
	const first = calendarDay(new Date(from), timezone);
	return Array.from({ length: LABELS + 1 }, (_, at) => startOfDay({ ...first, day: first.day + 1 + at * apart }, timezone).getTime()).filter(
		(value) => value <= to,
	);
}
