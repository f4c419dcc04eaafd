import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";

/** "T-77" of 77: what people call a ticket. */
export function ticketLabel(number: number): string {
	return `T-${number}`;
}

/**
 * 77 of "T-77", "t77" or "77".
 * @throws DomainError invalid_input
 */
export function parseTicketLabel(text: string): number {
	const match = /^(?:t-?)?(\d{1,9})$/i.exec(text.trim());
	if (!match) throw new DomainError("invalid_input", say.badTicket({ value: text }));
	return Number(match[1]);
}
