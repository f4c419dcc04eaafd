const list = new Intl.ListFormat("en", { type: "conjunction" });

/** "Card Corner, Game Garage, and Retro Den". */
export function listOf(words: readonly string[]): string {
	return list.format(words);
}
