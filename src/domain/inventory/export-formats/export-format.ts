import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Category } from "../categories.ts";

export const EXPORT_FORMATS = ["omni", "tcgplayer", "shopify", "shopify-inventory", "ebay"] as const;
export type ExportFormatName = (typeof EXPORT_FORMATS)[number];

/** An item as a file tells of it; amounts in minor units. */
export interface ExportItem {
	id: string;
	sku: string;
	title: string;
	category: Category;
	condition: string;
	attributes: Readonly<Record<string, string>>;
	priceMinor: bigint;
	costMinor: bigint | null;
	marketMinor: bigint | null;
	marketAt: Date | null;
	barcode: string | null;
	notes: string | null;
	/** At the default location, which is where imports count. */
	onHand: number;
	committed: number;
	bin: string | null;
	/** At each location in use where it lies or has a bin, the default one first; asked for by a format that tells of them. */
	levels: readonly ExportLevel[];
	/** eBay's id of the listing, where there is one. */
	ebayListing: string | null;
}

interface ExportLevel {
	location: string;
	onHand: number;
	committed: number;
	bin: string | null;
}

/** What a file is made for. */
export interface ExportShop {
	/** ISO 4217. */
	currency: string;
	/** The default location's name. */
	location: string;
	/** The categories in the file. */
	categories: readonly Category[];
}

/** One kind of file: its header, and an item as lines under it. */
export interface ExportFormat {
	/** A condition over `item` for those that the format can tell of. */
	lets: Prisma.Sql;
	/** It tells of each location. */
	tellsLevels?: true;
	header(shop: ExportShop): readonly string[];
	lines(item: ExportItem, shop: ExportShop): readonly (readonly string[])[];
}
