import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { nearest } from "../core/nearest.ts";

export const CATEGORIES = ["tcg-single", "sealed-tcg", "video-game", "console-accessory", "other"] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * The category that was meant.
 * @throws DomainError invalid_input that names the value and the nearest
 */
export function checkCategory(text: string): Category {
	const wanted = text.trim().toLowerCase();
	const found = CATEGORIES.find((category) => category === wanted);
	if (found) return found;
	throw new DomainError("invalid_input", say.badChoice({ option: "category", value: text, choices: CATEGORIES, near: nearest(wanted, CATEGORIES) }));
}
