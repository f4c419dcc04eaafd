import { nearest } from "../../domain/core/nearest.ts";
import { GERMAN_OPTIONS } from "./german-names.ts";

/** The option of a command that was most likely meant by a name that it has not; null when none is near. */
export function nearOption(typed: string, options: readonly string[]): string | null {
	const translated = GERMAN_OPTIONS.get(typed.toLowerCase());
	return translated !== undefined && options.includes(translated) ? translated : nearest(typed, options);
}
