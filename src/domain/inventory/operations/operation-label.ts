import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";

/** "B-41" of 41: what people call an operation. */
export function operationLabel(number: number): string {
	return `B-${number}`;
}

/**
 * 41 of "B-41", "b41" or "41".
 * @throws DomainError invalid_input
 */
export function parseOperationLabel(text: string): number {
	const match = /^(?:b-?)?(\d{1,9})$/i.exec(text.trim());
	if (!match) throw new DomainError("invalid_input", say.badOperation({ value: text }));
	return Number(match[1]);
}
