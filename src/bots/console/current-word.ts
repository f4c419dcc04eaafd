/** The word that is being typed, at the end of a command's options. */
interface CurrentWord {
	/** Where it starts in the text. */
	start: number;
	/** What stands before its colon, in lower case. */
	name: string | null;
	/** What follows the colon, or the whole word; without its opening quote. */
	value: string;
}

const CLOSING: Readonly<Record<string, string>> = {
	'"': '"',
	"“": "”",
	"„": "“”",
	"«": "»",
};

/** Unlike the grammar, which sees the finished command, this takes a quote that is still open as one that will be closed. */
export function currentWord(text: string): CurrentWord {
	let at = 0;
	for (;;) {
		at += /^\s*/u.exec(text.slice(at))?.[0].length ?? 0;
		const named = /^([\p{L}][\p{L}\d_-]*):/u.exec(text.slice(at));
		const name = named?.[1]?.toLowerCase() ?? null;
		const from = at + (named?.[0].length ?? 0);
		const end = wordEnd(text, from);
		if (end === null)
			return {
				start: at,
				name,
				value: text.slice(from).replace(/^["“„«]/u, ""),
			};
		at = end;
	}
}

/** Where the word's value ends, or null when the text ends first. */
function wordEnd(text: string, from: number): number | null {
	const closing = CLOSING[text[from] ?? ""];
	if (closing === undefined) {
		const length = text.slice(from).search(/\s/u);
		return length === -1 ? null : from + length;
	}
	for (let at = from + 1; at + 1 < text.length; at++) {
		if (closing.includes(text[at] ?? "") && /\s/u.test(text[at + 1] ?? "")) return at + 1;
	}
	return null;
}
