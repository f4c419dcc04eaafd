/** One way in which a word may stand in an item's search text. */
export interface SearchForm {
	/** Folded words with single blanks: "charizard", "near mint". */
	readonly text: string;
	/** Whatever begins so. */
	readonly isPrefix: boolean;
	/** How many letters differ from what was typed: 0 for the word itself and for other names of it. */
	readonly far: number;
}

/** A word that was typed, folded, and whatever counts as having it. */
export interface SearchTerm {
	readonly word: string;
	readonly forms: readonly SearchForm[];
}
