import { DomainError } from "./errors.ts";
import { say } from "./messages/say.ts";
import { type CalendarDay, calendarDay, startOfDay } from "./start-of-day.ts";

interface Reading {
	now: Date;
	/** The shop's: its days are meant. */
	timezone: string;
	/** The moment at which what was named begins, or at which it is over: the first one after it. */
	edge?: "start" | "end";
	/** How the value is called where it is wrong. */
	option?: string;
}

/** The day that a span begins with, and the one that comes right after it. */
type Span = [first: CalendarDay, next: CalendarDay];

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/**
 * The moment that a person means by "24h", "7d", "2w" (ago), "today", "yesterday", "2026-11-01", "2026-11" or "2026". All but hours are
 * whole days of the shop's, whatever the clocks do in between; with `since` (start) and `until` (end) they make a half-open range.
 * @throws DomainError invalid_input, naming the value
 */
export function parseSince(text: string, { now, timezone, edge = "start", option = "since" }: Reading): Date {
	const typed = text.trim().toLowerCase();
	const hours = /^(\d{1,5})\s*h(?:ours?)?$/.exec(typed)?.[1];
	if (hours !== undefined) return new Date(now.getTime() - Number(hours) * 3_600_000);
	const span = daysAgo(typed, calendarDay(now, timezone)) ?? namedDays(typed);
	if (!span) throw new DomainError("invalid_input", say.badSince({ option, value: text }), { hint: say.badSinceHint({ option }) });
	return startOfDay(edge === "start" ? span[0] : span[1], timezone);
}

function daysAgo(typed: string, today: CalendarDay): Span | null {
	const match = /^(\d{1,4})\s*(d|days?|w|weeks?)$/.exec(typed);
	const ago = typed === "today" ? 0 : typed === "yesterday" ? 1 : match ? Number(match[1]) * (match[2]?.startsWith("w") ? 7 : 1) : null;
	if (ago === null) return null;
	const day = (offset: number) => ({ ...today, day: today.day - ago + offset });
	return [day(0), day(1)];
}

function namedDays(typed: string): Span | null {
	const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed);
	if (!match) return null;
	const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
	const first = { year: year ?? 0, month: month ?? 1, day: day ?? 1 };
	if (first.year < FIRST_YEAR || first.year > LAST_YEAR || !isDay(first)) return null;
	if (day !== undefined) return [first, { ...first, day: first.day + 1 }];
	return [first, month === undefined ? { ...first, year: first.year + 1 } : { ...first, month: first.month + 1 }];
}

/** False for 2026-02-30. */
function isDay({ year, month, day }: CalendarDay): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
