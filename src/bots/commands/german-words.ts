/** What the commands say of themselves, in German, by their English words. */
export const GERMAN_WORDS: Readonly<Record<string, string>> = {};
