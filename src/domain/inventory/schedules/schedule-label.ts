import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";

/** "S-3" of 3: what people call a schedule. */
export function scheduleLabel(number: number): string {
	return `S-${number}`;
}

/**
 * 3 of "S-3", "s3" or "3".
 * @throws DomainError invalid_input
 */
export function parseScheduleLabel(text: string): number {
	const match = /^(?:s-?)?(\d{1,9})$/i.exec(text.trim());
	if (!match) throw new DomainError("invalid_input", say.badSchedule({ value: text }));
	return Number(match[1]);
}
