import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";

/** "R-12" of 12: what people call a receipt. */
export function receiptLabel(number: number): string {
	return `R-${number}`;
}

/**
 * 12 of "R-12", "r12" or "12".
 * @throws DomainError invalid_input
 */
export function parseReceiptLabel(text: string): number {
	const match = /^(?:r-?)?(\d{1,9})$/i.exec(text.trim());
	if (!match) throw new DomainError("invalid_input", say.badReceipt({ value: text }));
	return Number(match[1]);
}
