import { region } from "../categories/region.ts";
import { CONDITIONS } from "../conditions/condition-scales.ts";
import { matchConditions } from "../conditions/match-conditions.ts";
import { languageCode } from "../language-code.ts";
import { PLATFORM_WORDS } from "./platform-words.ts";
import type { SearchForm, SearchTerm } from "./search-term.ts";

/** Parts of a series that boxes number the Roman way. Not 1, 5 and 10: an x or a v is a kind of card. */
const ROMAN: Readonly<Record<string, string>> = {
	2: "ii",
	3: "iii",
	4: "iv",
	6: "vi",
	7: "vii",
	8: "viii",
	9: "ix",
	11: "xi",
	12: "xii",
	13: "xiii",
	14: "xiv",
	15: "xv",
	16: "xvi",
};
const ALL_CONDITIONS = [...new Set(Object.values(CONDITIONS).flat())];
/** Fewer letters than this begin too many words to mean them: "ex" is no Exeggutor. */
const PREFIX_FROM = 3;

/**
 * What each folded word finds when it is typed rightly: itself and what begins so, and other names of it ("nm" is Near Mint, "japanese" is ja).
 * A number is itself alone, with or without zeros before it, or as Roman boxes have it. While a person types (`isTyping`), the last word may be the beginning of any.
 */
export function exactTerms(words: readonly string[], { isTyping }: { isTyping: boolean }): SearchTerm[] {
	return words.map((word, at) => {
		const forms: SearchForm[] = isNumber(word) ? numberForms(word) : [exact(word)];
		const begins = isTyping && at === words.length - 1;
		if (begins || (!isNumber(word) && word.length >= PREFIX_FROM)) forms.push({ text: word, isPrefix: true, far: 0 });
		return { word, forms: [...forms, ...otherNames(word).map(exact)] };
	});
}

export function isNumber(word: string): boolean {
	return /^\d+$/.test(word);
}

function exact(text: string): SearchForm {
	return { text, isPrefix: false, far: 0 };
}

/** 4 of "004/102", and 004 of "4/102": as many digits as collectors' numbers have. */
function numberForms(word: string): SearchForm[] {
	const bare = word.replace(/^0+(?=\d)/, "");
	return [...new Set([word, bare, bare.padStart(2, "0"), bare.padStart(3, "0")])].map(exact);
}

function otherNames(word: string): string[] {
	const televised = region.safeParse(word);
	const names = [
		ROMAN[word],
		...matchConditions(ALL_CONDITIONS, word),
		PLATFORM_WORDS[word],
		televised.success ? televised.data : null,
		word.length > 2 ? languageCode(word) : null,
	];
	return [...new Set(names.flatMap((name) => (name ? [name.toLowerCase().replaceAll("-", " ")] : [])))].filter((name) => name !== word);
}
