import { currentLocale } from "../../domain/core/messages/speech.ts";

/** What the font of the charts has no letters for. */
const MISSING =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\uff00-\uffef]/u;

/** A text in the locale of whoever is spoken to, or else the given one (the shop's); or in English where the charts' font could not write it. */
export function drawable(write: (locale: string) => string, locale: string): string {
	const text = write(currentLocale(locale));
	return MISSING.test(text) ? write("en") : text;
}
