import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("en");
const clip = (value: string) => value.slice(0, 80);
const FORMATS = {
	omni: "our own columns",
	tcgplayer: "TCGplayer's pricing export",
	shopify: "Shopify's product CSV",
	"shopify-inventory": "Shopify's inventory CSV",
	ebay: "eBay's price and quantity file",
	mapped: "columns guessed by their names",
} as const;

/** Files of other programs: what is read of them, and how. */
export const importFiles = {
	fileArchive: () => "The file is an Excel workbook or an archive, not a CSV.",
	fieldFormat: () => "Read as",
	formatSaid: ({ format, mapping, encoding }: { format: keyof typeof FORMATS; mapping: string | null; encoding: string | null }) =>
		`${mapping === null ? FORMATS[format] : `the mapping "${mapping}"`}${encoding === null ? "" : `, in ${encoding}`}`,
	encodingName: ({ encoding }: { encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" }) =>
		({ "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1252": "Windows-1252 (the file is no UTF-8)" })[encoding],
	fieldColumns: () => "Columns",
	fileMappingSaid: ({ pairs, ignored, more }: { pairs: readonly string[]; ignored: readonly string[]; more: number }) =>
		[pairs.join(", "), ignored.length === 0 ? null : `ignored: ${ignored.join(", ")}${more > 0 ? ` and ${number(more)} others` : ""}`]
			.filter(Boolean)
			.join("; "),
	fieldQuantities: () => "Quantities",
	quantitiesSaid: ({ quantities }: { quantities: "set" | "add" }) => (quantities === "set" ? "replace the copies on hand" : "are added to the copies on hand"),
	quantitiesAsked: () =>
		"Nothing is changed yet. The file has quantities: do they replace the copies on hand, or are they added to them? The figures are for replacing them.",
	quantitiesOpen: ({ operation }: { operation: string }) =>
		`${operation} can't start yet: say first whether its quantities replace the copies on hand or are added to them.`,
	quantitiesHow: ({ operation }: { operation: string }) => `/bulk quantities ${operation} set, or /bulk quantities ${operation} add`,
	quantitiesNone: ({ operation }: { operation: string }) => `${operation} has no quantities of a file to set or add.`,
	setLabel: () => "Set",
	addLabel: () => "Add",
	fieldMatched: () => "Matched",
	fieldDoubtful: () => "In doubt (not done)",

	mapNoSign: ({ value }: { value: string }) => `map: "${clip(value)}" names no field.`,
	mapForm: () => 'Name columns so: map:"Qty=quantity, Foo=skip".',
	mapNoColumn: ({ column, near }: { column: string; near: string | null }) => `map: the file has no column "${clip(column)}".${grammar.didYouMean(near)}`,
	mapNoField: ({ field, near }: { field: string; near: string | null }) => `map: there is no field "${clip(field)}".${grammar.didYouMean(near)}`,
	fileMappingBadName: () => "it has control characters",
	fileMappingNone: () => 'No mapping is saved. Save one with /bulk import file: map:"Qty=quantity" save:<name>.',
	fileMappingList: ({ count }: { count: number }) =>
		`${number(count)} saved ${count === 1 ? "mapping" : "mappings"}; a file with the same header is read by its mapping.`,
	fileMappingColumns: () => ["Mapping", "Columns"],
	fileMappingNotFound: ({ name, near }: { name: string; near: string | null }) => `There is no mapping "${clip(name)}".${grammar.didYouMean(near)}`,
	fileMappingsShow: () => "/mapping list shows them.",
	fileMappingTooMany: ({ most }: { most: number }) => `A shop keeps ${number(most)} mappings at most. Remove one with /mapping remove.`,
	fileMappingSaved: ({ name }: { name: string }) => `The columns are kept as "${name}", for files with the same header.`,
	fileMappingDrift: ({ name }: { name: string }) => `The mapping "${name}" was changed or removed since; it stays as it is.`,
	fileMappingUndone: ({ name, gone }: { name: string; gone: boolean }) =>
		gone ? `The mapping "${name}" is forgotten again.` : `The mapping "${name}" says again what it said before.`,
	fileMappingBack: ({ name }: { name: string }) => `The mapping "${name}" is back.`,
	fileMappingTaken: ({ name }: { name: string }) => `Another mapping is called "${name}" by now; it stays.`,
	fileMappingRemoved: ({ name }: { name: string }) => `The mapping "${name}" is removed. Imports that were read by it stay as they are.`,

	lineTcgCondition: ({ value }: { value: string }) => `condition: "${clip(value)}" is no condition and printing of TCGplayer's`,
	lineAttributes: ({ value }: { value: string }) => `attributes: "${clip(value)}" is not a JSON object of texts`,
	lineDetail: ({ column, value, reason }: { column: string; value: string; reason: string }) => `${column}: "${clip(value)}" does not fit: ${reason}`,
	lineDate: ({ value }: { value: string }) => `market_date: "${clip(value)}" is no day like 2026-11-28`,
	lineDateAhead: ({ value }: { value: string }) => `market_date: "${clip(value)}" has not come yet`,
	lineLocation: ({ value, names }: { value: string; names: readonly string[] }) =>
		`location: no location is called "${clip(value)}"; there are ${names.join(", ")}. Add it, or import with location:"${names[0] ?? ""}"`,
	lineOtherAmount: ({ sku, column, line }: { sku: string; column: "price" | "cost" | "market"; line: number }) =>
		`${column}: it is another one than ${sku} has on line ${number(line)}; leave it blank, or write the same`,
	fieldPlaces: () => "By location",
	placeSaid: ({ name, before, after, rows }: { name: string; before: string; after: string; rows: number }) =>
		`${name}: ${before} → ${after} copies (${number(rows)} ${rows === 1 ? "line" : "lines"})`,
	placesMore: ({ more }: { more: number }) => `and ${number(more)} other ${more === 1 ? "location" : "locations"}`,
	fieldLocation: () => "All copies at",
	lineUnknown: () => "it has no SKU, and no item has its barcode or its title, set, number and condition",
	lineDoubtful: ({ skus }: { skus: readonly string[] }) =>
		`in doubt: it may mean ${skus.slice(0, 5).join(", ")}${skus.length > 5 ? " or others" : ""}; write the SKU into the line`,
	lineOtherTitle: ({ sku, title }: { sku: string; title: string }) =>
		`in doubt: ${sku} is "${clip(title)}" here, which has not a word in common with the line's title`,
};
