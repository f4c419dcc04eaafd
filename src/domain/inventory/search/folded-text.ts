/** A text as the database compares it: without case and accents. */
export interface FoldedText {
	/** Its words, each once, as an item's search text has them. */
	readonly words: readonly string[];
	/** All of them with single blanks: "magic the gathering". */
	readonly phrase: string;
	/** The whole text with its signs: "magic: the gathering". */
	readonly whole: string;
}
