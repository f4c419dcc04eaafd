import { type CalendarDay, calendarDay, startOfDay } from "./start-of-day.ts";

/** The last days before a moment that begins a day of the shop's, in order. */
export function daysBefore(until: Date, count: number, timezone: string): CalendarDay[] {
	const { year, month, day } = calendarDay(until, timezone);
	return Array.from({ length: count }, (_, at) => calendarDay(startOfDay({ year, month, day: day - count + at }, timezone), timezone));
}
