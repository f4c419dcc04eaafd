import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

const NONE = /^(none|off|no)$/i;

/**
 * When a channel is quiet: "22:00-08:00", "22-8" or "10pm-8am" as "22:00-08:00"; "none" as null.
 * @throws DomainError invalid_input that names the value
 */
export function readQuietHours(typed: string): string | null {
	if (NONE.test(typed)) return null;
	const [from, to, ...more] = typed.split(/\s*(?:-|–|\bto\b)\s*/).map(readTime);
	if (!from || !to || from === to || more.length > 0) {
		throw new DomainError("invalid_input", say.badQuietHours({ value: typed }), { hint: say.badQuietHoursHint() });
	}
	return `${from}-${to}`;
}

/**
 * When a channel is told of the day before: "8:00", "8am" as "08:00"; "none" as null.
 * @throws DomainError invalid_input that names the value
 */
export function readDigestTime(typed: string): string | null {
	if (NONE.test(typed)) return null;
	const time = readTime(typed);
	if (!time) throw new DomainError("invalid_input", say.badDigestTime({ value: typed }), { hint: say.badDigestTimeHint() });
	return time;
}

/** "08:00", or null for what is no time of the day. */
function readTime(typed: string): string | null {
	const match = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
	if (!match) return null;
	const [, hours, minutes = "00", half] = match;
	const hour = Number(hours);
	if (Number(minutes) > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null;
	const of24 = half ? (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : hour;
	return `${String(of24).padStart(2, "0")}:${minutes}`;
}
