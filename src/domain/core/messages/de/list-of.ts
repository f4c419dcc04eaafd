const list = new Intl.ListFormat("de", { type: "conjunction" });

/** "Kartenecke, Spielehalle und Retrokiste". */
export function listOf(words: readonly string[]): string {
	return list.format(words);
}
