/** What the font of the charts has no letters for. */
const MISSING =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\uff00-\uffef]/u;

/** A text in the shop's locale, or in English where the charts' font could not write it. */
export function drawable(write: (locale: string) => string, locale: string): string {
	const text = write(locale);
	return MISSING.test(text) ? write("en") : text;
}
