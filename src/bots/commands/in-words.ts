import type { Language } from "../../domain/core/messages/languages.ts";
import { currentLanguage } from "../../domain/core/messages/speech.ts";
import { GERMAN_WORDS } from "./german-words.ts";

/** What a command's definition says of itself (a summary, an option's description), in the language that is spoken. */
export function inWords(english: string, language: Language = currentLanguage()): string {
	return language === "de" ? (GERMAN_WORDS[english] ?? english) : english;
}
