import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

/**
 * The number of copies from which an item is low.
 * @throws DomainError invalid_input
 */
export function readLowStock(text: string): number {
	if (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000) return Number(text);
	throw new DomainError("invalid_input", say.badOption({ option: "low-stock", value: text, reason: say.badLowStock() }));
}
