/** A line of a file that can't be read, and why. */
export interface FileProblem {
	line: number;
	reason: string;
}

/** What a marketplace shows of one product in one condition. */
export interface InventoryLine {
	externalId: string;
	title: string;
	/** Copies for sale there. */
	quantity: number;
	/** Minor units of USD; null where it says none. */
	priceMinor: bigint | null;
	/** What it says of the goods, under the names of our attributes, and "condition" as our scale has it. */
	facts: Record<string, string>;
}

export interface FileOrderLine {
	/** The marketplace's id of the product in its condition. */
	productId: string;
	title: string;
	quantity: number;
	/** Minor units of USD each; null where the file does not say. */
	priceMinor: bigint | null;
}

export interface FileOrder {
	/** The marketplace's order number. */
	externalId: string;
	/** One for each product. */
	lines: FileOrderLine[];
}

export type MarketFileContent =
	| { kind: "inventory"; lines: InventoryLine[]; problems: FileProblem[] }
	| { kind: "orders"; orders: FileOrder[]; problems: FileProblem[] };

/** ISO 4217: what TCGplayer's sellers are paid in. */
export const TCGPLAYER_CURRENCY = "USD";

/** The SKU of what has none of its own there: as imports of TCGplayer's files make it. */
export function tcgplayerSku(externalId: string): string {
	return `TCG-${externalId}`;
}
