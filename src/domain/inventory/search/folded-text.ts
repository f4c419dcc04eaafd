/** A text as the database compares it: without case and accents. */
export interface FoldedText {
	/** Its words, each once, as an item's search text has them. */
	readonly words: readonly string[];
	/** The whole of it. */
	readonly whole: string;
}
