/** The languages in which everything can be said, as ISO 639-1 codes; the first where nobody asked for another. */
export const LANGUAGES = ["en", "de"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Whether a word names one of them: "de". */
export function isLanguage(word: string): word is Language {
	return (LANGUAGES as readonly string[]).includes(word);
}
