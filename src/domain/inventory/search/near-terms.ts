import { exactTerms, isNumber } from "./exact-terms.ts";
import type { SearchForm, SearchTerm } from "./search-term.ts";
import type { Spelling } from "./spelling.ts";

/** A word of the vendor's items, or the name of a set, that a typed word may mean. */
export interface NearWord {
	/** The word as typed, folded. */
	typed: string;
	near: string;
	/** The set's name that was shortened. */
	isSet: boolean;
	/** How many letters differ; 0 where the one is a part of the other. */
	far: number;
}

/**
 * What each word finds when it is not as it stands in the items: the names of the sets that it is short for; and when it may be misspelt, the nearest
 * words that there are, and whatever begins like a number or a short word.
 */
export function nearTerms(words: readonly string[], near: readonly NearWord[], spelling: Exclude<Spelling, "exact">): SearchTerm[] {
	return exactTerms(words, { isTyping: false }).map(({ word, forms }) => {
		const meant = near.filter(({ typed, near }) => typed === word && near !== word);
		const sets = meant.filter(({ isSet }) => isSet).map(({ near }): SearchForm => ({ text: near, isPrefix: false, far: 0 }));
		if (spelling === "shortened") return { word, forms: [...forms, ...sets] };
		const hasBeginning = forms.some(({ isPrefix }) => isPrefix);
		const beginning: SearchForm[] = isNumber(word) || !hasBeginning ? [{ text: word, isPrefix: true, far: 0 }] : [];
		const like = meant.filter(({ isSet }) => !isSet).map(({ near, far }): SearchForm => ({ text: near, isPrefix: false, far: far + 1 }));
		return { word, forms: [...forms, ...beginning, ...sets, ...like] };
	});
}
