import { Cron } from "croner";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";

/** When a schedule runs: a moment, or again and again by a pattern of cron's, which croner reads in the shop's timezone. */
type Timing = { repeats: false; at: Date } | { repeats: true; pattern: string };

interface Reading {
	now: Date;
	/** IANA. */
	timezone: string;
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = "(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?s?";
const DAY_LIST = new RegExp(`^${DAY}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)${DAY})*$`);
/** Hours that a day is a multiple of: others would not come at the same times every day. */
const HOURS = [1, 2, 3, 4, 6, 8, 12];

/**
 * What a person means by "2026-12-01 06:00", "tomorrow 6pm", "06:00", "friday 18:00"; or by "every day 06:00", "every weekday 18:30", "every mon, thu
 * 06:00", "every month on the 1st 06:00", "every 6 hours". A time that summer time swallows comes right after it; one that comes twice counts once.
 * @throws DomainError invalid_input, naming the value
 */
export function parseTiming(text: string, { now, timezone }: Reading): Timing {
	const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
	const every = /^every\b ?(.*)$/.exec(typed)?.[1];
	const timing = every === undefined ? once(typed, { now, timezone }) : repeated(every);
	if (!timing) throw new DomainError("invalid_input", say.badTiming({ value: text }), { hint: say.timingForms() });
	return timing;
}

/** When it runs next after a moment, or null when it never does again. */
export function nextRun(timing: Timing, { now, timezone }: Reading): Date | null {
	if (!timing.repeats) return timing.at > now ? timing.at : null;
	return new Cron(timing.pattern, { timezone, paused: true }).nextRun(now);
}

function repeated(text: string): Timing | null {
	const hours = /^(?:(\d{1,2}) )?hours?$/.exec(text);
	if (hours) {
		const every = Number(hours[1] ?? 1);
		return HOURS.includes(every) ? { repeats: true, pattern: `0 */${every} * * *` } : null;
	}
	const { rest, time } = splitTime(text);
	if (!time) return null;
	const on = (days: string, weekdays: string): Timing => ({ repeats: true, pattern: `${time.minute} ${time.hour} ${days} * ${weekdays}` });
	if (/^days?$/.test(rest)) return on("*", "*");
	if (/^weekdays?$/.test(rest)) return on("*", "1-5");
	if (/^weekends?$/.test(rest)) return on("*", "0,6");
	if (DAY_LIST.test(rest)) return on("*", weekdaysOf(rest).join(","));
	const month = /^month(?: on)?(?: the)?(?: (?:(\d{1,2})(?:st|nd|rd|th)?|(last)(?: day)?))?$/.exec(rest);
	if (!month) return null;
	const day = Number(month[1] ?? 1);
	// A day that some months lack would be passed over in silence; the last one is in each.
	return month[2] ? on("L", "*") : day >= 1 && day <= 28 ? on(String(day), "*") : null;
}

function once(text: string, { now, timezone }: Reading): Timing | null {
	const later = /^in (\d{1,3}) ?(m|min|minutes?|h|hours?|d|days?)$/.exec(text);
	if (later) {
		const minutes = Number(later[1]) * (later[2]?.startsWith("m") ? 1 : later[2]?.startsWith("h") ? 60 : 1_440);
		return { repeats: false, at: new Date(now.getTime() + minutes * 60_000) };
	}
	const { rest, time } = splitTime(text);
	if (!time) return null;
	const clock = `${time.minute} ${time.hour}`;
	const next = (pattern: string, after = now): Timing | null => {
		const at = new Cron(pattern, { timezone, paused: true }).nextRun(after);
		return at && { repeats: false, at };
	};
	if (rest === "" || rest === "today") return next(`${clock} * * *`);
	if (rest === "tomorrow") {
		const today = new Cron("0 0 * * *", { timezone, paused: true }).nextRun(now);
		return today && next(`${clock} * * *`, new Date(today.getTime() - 1));
	}
	if (new RegExp(`^${DAY}$`).test(rest)) return next(`${clock} * * ${weekdaysOf(rest).join(",")}`);
	const date = /^(\d{4})-(\d{2})-(\d{2})t?$/.exec(rest);
	if (!date || !isDay(date.slice(1).map(Number))) return null;
	const [, year, month, day] = date;
	const pad = (part: number) => String(part).padStart(2, "0");
	const at = new Cron(`${year}-${month}-${day}T${pad(time.hour)}:${pad(time.minute)}:00`, { timezone, paused: true }).nextRun(new Date(0));
	return at && { repeats: false, at };
}

function weekdaysOf(text: string): number[] {
	return [...new Set((text.match(new RegExp(DAY, "g")) ?? []).map((name) => DAYS.indexOf(name.slice(0, 3))))].sort();
}

interface Clock {
	hour: number;
	minute: number;
}

/** The time at the end: "06:00", "6:30pm", "6 am". */
function splitTime(text: string): { rest: string; time: Clock | null } {
	const match = /^(?:(.*?)(?:,? at|,)?[ t])?(\d{1,2})(?::(\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?$/.exec(text);
	if (!match?.[2] || (match[3] === undefined && match[4] === undefined)) return { rest: text, time: null };
	const [, rest = "", hours, minutes = "0", half] = match;
	const [hour, minute] = [Number(hours), Number(minutes)];
	if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return { rest: text, time: null };
	return { rest: rest.trim(), time: { hour: half ? (hour % 12) + (half.startsWith("p") ? 12 : 0) : hour, minute } };
}

/** False for 2026-02-30. */
function isDay([year = 0, month = 0, day = 0]: readonly number[]): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
