const items = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "item" : "items"}`;
const FORMATS: Readonly<Record<string, string>> = {
	omni: "Omni-Stock's",
	tcgplayer: "TCGplayer's pricing",
	shopify: "Shopify's product",
	"shopify-inventory": "Shopify's inventory",
	ebay: "eBay's price and quantity",
};
const WHY: Readonly<Record<string, string>> = { tcgplayer: "they have no TCGplayer SKU id (/item edit … attributes:tcgplayer_sku_id=…)" };

/** Items as files. */
export const exporting = {
	exportText: ({ items: count, about, format }: { items: number; about: string; format: string }) =>
		`${items(count)}${about === "" ? "" : ` for ${about}`}, as ${FORMATS[format] ?? format} CSV.`,
	exportLeftOut: ({ leftOut, format }: { leftOut: number; format: string }) =>
		`${items(leftOut)} left out: ${WHY[format] ?? "the format has no place for them"}.`,
	exportNone: ({ about, leftOut, format }: { about: string; leftOut: number; format: string }) =>
		leftOut > 0
			? `None of the ${items(leftOut)} found can go into ${FORMATS[format] ?? format} CSV: ${WHY[format] ?? "the format has no place for them"}.`
			: `No items found${about === "" ? "" : ` for ${about}`}.`,
	exportNoneHint: ({ leftOut }: { leftOut: number }) =>
		leftOut > 0 ? "Leave format: out for our own CSV, which takes all." : "Look with /find first; the filters are the same.",
	exportLink: ({ minutes }: { minutes: number }) =>
		`It is too large for a message. The link below works for ${minutes} minutes, for whoever has it: keep it to yourself.`,
	exportLinkName: () => "Download",
	exportExpired: () => "This link has expired. Type /bulk export again for a new one.\n",
};
