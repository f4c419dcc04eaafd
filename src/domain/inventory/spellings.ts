/** A word as it may be typed, in lower case: "französisch", and without its accent "franzosisch" or "franzoesisch". */
export function spellings(word: string): string[] {
	const lower = word.toLowerCase();
	const sharp = lower.replaceAll("ß", "ss");
	const bare = sharp.normalize("NFD").replace(/\p{Mn}/gu, "");
	const written = sharp.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");
	return [...new Set([lower, bare, written])];
}
