import { DomainError } from "./errors.ts";
import { say } from "./messages/say.ts";

/** A row's id as the button of the next page carries it: short, for a button holds a hundred characters. */
export function pageKey(id: string): string {
	return id.replaceAll("-", "");
}

/**
 * The id that a page begins behind, from what its button carries.
 * @throws DomainError invalid_input
 */
export function parsePageKey(text: string): string {
	if (!/^[0-9a-f]{32}$/i.test(text)) throw new DomainError("invalid_input", say.badPage({ value: text }));
	return text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
