import { Cron } from "croner";

interface Clock {
	now: Date;
	/** IANA. */
	timezone: string;
}

/**
 * When quiet hours ("22:00-08:00") that are on now end; null outside of them. An end that summer time swallows comes right after the gap, one that
 * comes twice counts once.
 */
export function endOfQuiet(quietHours: string | null, { now, timezone }: Clock): Date | null {
	if (quietHours === null) return null;
	const [from = "", to = ""] = quietHours.split("-");
	const end = nextTime(to, { now, timezone });
	// Within them the end comes before they begin anew.
	return end < nextTime(from, { now, timezone }) ? end : null;
}

/** The next moment at which the shop's clocks show a time ("08:00"). */
export function nextTime(time: string, { now, timezone }: Clock): Date {
	const [hour, minute] = time.split(":").map(Number);
	const next = new Cron(`${minute} ${hour} * * *`, { timezone, paused: true }).nextRun(now);
	if (!next) throw new Error(`${time} never comes in ${timezone}.`);
	return next;
}
