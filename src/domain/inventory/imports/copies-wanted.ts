import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ImportLine } from "./read-import-line.ts";

const MAX_COPIES = 2_147_483_647;

/**
 * Copies on hand as a line wants them, given what lies where it says: null where it says nothing of them.
 * @throws DomainError invalid_input for more than can be
 */
export function copiesWanted(
	{ quantity, added, isAvailable }: Pick<ImportLine, "quantity" | "added" | "isAvailable">,
	{ onHand, committed }: { onHand: number; committed: number },
	adds: boolean,
): number | null {
	const copies = adds ? (added ?? quantity) : quantity;
	if (copies === null) return null;
	// What is free to sell, where orders have committed more than there is, is none.
	const wanted = adds ? onHand + copies : isAvailable ? (copies === Math.max(onHand - committed, 0) ? onHand : copies + committed) : copies;
	if (wanted > MAX_COPIES) throw new DomainError("invalid_input", say.lineQuantity({ value: String(wanted) }));
	return wanted;
}
