import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ItemEdit } from "../items/item-edit-schema.ts";

/** Copies that one change adds, takes away or sets. */
const MOST = 1_000_000;

/**
 * "+2", "-1" or "=0" as a change of a quantity. Phones and word processors type a minus of their own.
 * @throws DomainError invalid_input that names the option and the value
 */
export function parseQuantityChange(text: string, option: string): NonNullable<ItemEdit["quantity"]> {
	const match = /^([+=−–—﹣＋-])\s*(\d{1,7})$/u.exec(text.trim());
	const copies = Number(match?.[2]);
	const sets = match?.[1] === "=";
	if (!match || copies > MOST || (copies === 0 && !sets)) {
		throw new DomainError("invalid_input", say.badQuantityChange({ option, value: text }), { hint: say.quantityForms() });
	}
	if (sets) return { by: "set", copies };
	return { by: "add", copies: match[1] === "+" || match[1] === "＋" ? copies : -copies };
}
