/** One word of a command as typed: `name:value`, or a bare value. */
export interface Token {
	/** What stood before the first unquoted colon, where something did. */
	name: string | null;
	/** What follows the colon, or the whole word. */
	value: string;
	/** The word as typed, without quotes: for words that only look like options ("Zelda:"). */
	raw: string;
}

/** What may close a quote: phones type curly ones, mix them with straight ones, and other languages have their own. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"”', "“": '”"“', "”": '”"', "„": '“”"', "«": "»", "'": "'’", "‘": "’'" };

/** Quotes hold only at the start of a value: the apostrophe of "Farfetch'd" is a letter. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	const input = text.trim();
	let at = 0;
	while (at < input.length) {
		if (/\s/u.test(input[at] ?? "")) {
			at++;
			continue;
		}
		const start = at;
		const named = /^([\p{L}][\p{L}\d_-]*):/u.exec(input.slice(at));
		const name = named?.[1] ?? null;
		if (named) at += named[0].length;
		const { value, end } = readValue(input, at);
		tokens.push({ name: name?.toLowerCase() ?? null, value, raw: name === null ? value : input.slice(start, at) + value });
		at = end;
	}
	return tokens;
}

function readValue(input: string, start: number): { value: string; end: number } {
	const closing = CLOSING[input[start] ?? ""];
	if (closing) {
		for (let end = start + 1; end < input.length; end++) {
			const ends = end + 1 === input.length || /\s/u.test(input[end + 1] ?? "");
			if (ends && closing.includes(input[end] ?? "")) return { value: input.slice(start + 1, end), end: end + 1 };
		}
	}
	const length = /\s/u.exec(input.slice(start))?.index ?? input.length - start;
	return { value: input.slice(start, start + length), end: start + length };
}
