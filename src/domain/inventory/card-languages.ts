/** The languages that cards are printed in, as marketplaces write them: ISO 639-1 codes by their names. Chinese has names of its own in each place. */
export const CARD_LANGUAGES: Readonly<Record<string, string>> = {
	english: "en",
	japanese: "ja",
	german: "de",
	french: "fr",
	italian: "it",
	spanish: "es",
	portuguese: "pt",
	korean: "ko",
	russian: "ru",
};
