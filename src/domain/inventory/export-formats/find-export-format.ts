import { ebayFormat } from "./ebay-format.ts";
import type { ExportFormat, ExportFormatName } from "./export-format.ts";
import { omniFormat } from "./omni-format.ts";
import { shopifyFormat } from "./shopify-format.ts";
import { shopifyInventoryFormat } from "./shopify-inventory-format.ts";
import { tcgplayerFormat } from "./tcgplayer-format.ts";

const FORMATS: Readonly<Record<ExportFormatName, ExportFormat>> = {
	omni: omniFormat,
	tcgplayer: tcgplayerFormat,
	shopify: shopifyFormat,
	"shopify-inventory": shopifyInventoryFormat,
	ebay: ebayFormat,
};

export function findExportFormat(name: ExportFormatName): ExportFormat {
	return FORMATS[name];
}
