/** A day of the calendar, without a place: months count from 1. */
export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const HOUR = 3_600_000;
/** Farther than any zone is from UTC. */
const FARTHEST = 27 * HOUR;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The moment when a day begins in a timezone: where summer time swallows midnight, the first moment that there is. Days beyond the month's
 * end run on, as in Date.UTC.
 */
export function startOfDay({ year, month, day }: CalendarDay, timezone: string): Date {
	const midnight = Date.UTC(year, month - 1, day);
	// The first minute whose local date is that day or later: local dates only go forward.
	let [before, after] = [(midnight - FARTHEST) / 60_000, (midnight + FARTHEST) / 60_000];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (localDay(new Date(middle * 60_000), timezone) < midnight) before = middle;
		else after = middle;
	}
	return new Date(after * 60_000);
}

/** The day that it is somewhere at a moment. */
export function calendarDay(moment: Date, timezone: string): CalendarDay {
	const day = new Date(localDay(moment, timezone));
	return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}

/** The local date of a moment, as its midnight in UTC. */
function localDay(moment: Date, timezone: string): number {
	const format =
		formats.get(timezone) ?? new Intl.DateTimeFormat("en", { timeZone: timezone, year: "numeric", month: "numeric", day: "numeric", calendar: "gregory" });
	formats.set(timezone, format);
	const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
	return Date.UTC(parts.get("year") ?? 0, (parts.get("month") ?? 1) - 1, parts.get("day") ?? 1);
}
