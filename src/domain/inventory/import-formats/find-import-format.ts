import { foldColumn } from "../files/fold-column.ts";
import { ebayFile } from "./ebay-file.ts";
import type { ImportFormat, ImportFormatName } from "./import-format.ts";
import { mappedFile } from "./mapped-file.ts";
import { ownFile } from "./own-file.ts";
import { shopifyFile } from "./shopify-file.ts";
import { shopifyInventoryFile } from "./shopify-inventory-file.ts";
import { tcgplayerFile } from "./tcgplayer-file.ts";

const FORMATS: Readonly<Record<ImportFormatName, ImportFormat>> = {
	omni: ownFile,
	tcgplayer: tcgplayerFile,
	"shopify-inventory": shopifyInventoryFile,
	shopify: shopifyFile,
	ebay: ebayFile,
	mapped: mappedFile,
};

export function findImportFormat(name: ImportFormatName): ImportFormat {
	return FORMATS[name];
}

/** The program that writes such headers, or null. */
export function recogniseFormat(header: readonly string[]): ImportFormat | null {
	const names = new Set(header.map(foldColumn));
	return Object.values(FORMATS).find(({ marks }) => marks.some((all) => all.every((name) => names.has(name)))) ?? null;
}
