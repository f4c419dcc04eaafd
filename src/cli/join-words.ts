/** A command as one text, also where the shell has taken it apart and with it the quotes: `say /find "mew two"`. */
export function joinWords(words: readonly string[]): string {
	return words.length === 1 ? (words[0] ?? "") : words.map(quote).join(" ");
}

function quote(word: string): string {
	if (!/\s/.test(word)) return word;
	const [, name = "", value = ""] = /^(\p{L}[\p{L}\d_-]*:)?(.*)$/su.exec(word) ?? [];
	return value.startsWith('"') ? word : `${name}"${value}"`;
}
