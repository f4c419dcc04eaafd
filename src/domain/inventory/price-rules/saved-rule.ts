/** A price rule that a shop keeps by name. */
export interface SavedRule {
	id: string;
	name: string;
	/** As it was typed; parsePriceRule reads it. */
	text: string;
}
