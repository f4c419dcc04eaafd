export const IMPORT_FORMATS = ["omni", "tcgplayer", "shopify", "shopify-inventory", "ebay", "mapped"] as const;
export type ImportFormatName = (typeof IMPORT_FORMATS)[number];

/** A line's cell by the role of its column; null where there is none, or nothing in it. */
export type Cell = (role: string) => string | null;

/** What a line hands on to the ones behind it: a product's handle and title, which its variants leave blank. */
export interface Carried {
	handle: string;
	title: string;
}

/** What a line says in our own words: what is given replaces the cell of that role. */
export interface Adapted {
	said: Readonly<Record<string, string | null>>;
	carried?: Carried;
	/** The line tells of no item: a picture's, a parent's. */
	skip?: boolean;
}

/** A file of another program, known by its header. */
export interface ImportFormat {
	name: ImportFormatName;
	/** Folded names (fold-column.ts) of the columns that tell it. */
	marks: readonly (readonly string[])[];
	/** What columns hold, by their folded names; others are left out. */
	roles: Readonly<Record<string, string>>;
	/** Its quantities are what is free to sell, without what orders have committed. */
	quantityIsAvailable: boolean;
	adapt(cell: Cell, carried: Carried | null): Adapted;
}
