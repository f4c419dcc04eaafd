import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { startOfDay } from "../core/start-of-day.ts";

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR };
const LONGEST = 3_653 * 24 * HOUR;

/**
 * The moment that a person means by "30d", "12h", "2w" from now, or by "2027-01-31": the end of that day, where the shop is.
 * @throws DomainError invalid_input for what is no time, is past, or lies more than ten years ahead
 */
export function parseExpiry(text: string, { now, timezone }: { now: Date; timezone: string }): Date {
	const typed = text.trim().toLowerCase();
	const moment = fromNow(typed, now) ?? endOfDay(typed, timezone);
	if (moment && moment > now && moment.getTime() - now.getTime() <= LONGEST) return moment;
	throw new DomainError("invalid_input", say.badExpiry({ value: text }), { hint: say.badExpiryHint() });
}

function fromNow(typed: string, now: Date): Date | null {
	const [, count, unit = ""] = /^(\d{1,5})\s*([hdw])$/.exec(typed) ?? [];
	return count === undefined ? null : new Date(now.getTime() + Number(count) * (UNITS[unit] ?? 0));
}

function endOfDay(typed: string, timezone: string): Date | null {
	const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? []).map(Number);
	if (year === undefined || month === undefined || day === undefined) return null;
	const date = new Date(Date.UTC(year, month - 1, day));
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
	return startOfDay({ year, month, day: day + 1 }, timezone);
}
