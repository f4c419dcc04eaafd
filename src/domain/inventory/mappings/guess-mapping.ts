import { foldColumn } from "../files/fold-column.ts";
import { EXPORT_FIELDS, IMPORT_ATTRIBUTES } from "../imports/import-fields.ts";

/** What other programs and people call our columns, folded; the likeliest first. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
	sku: [
		"sku",
		"custom label sku",
		"custom label",
		"customlabel",
		"item sku",
		"product sku",
		"variant sku",
		"seller sku",
		"article number",
		"artikelnummer",
		"reference",
	],
	title: ["title", "card name", "product name", "item name", "name", "product", "card", "item", "titel", "nom", "nombre", "bezeichnung", "description"],
	price: [
		"price",
		"my price",
		"sell price",
		"selling price",
		"sale price",
		"retail price",
		"unit price",
		"list price",
		"price each",
		"start price",
		"preis",
		"prix",
		"precio",
		"vk",
	],
	quantity: [
		"quantity",
		"qty",
		"on hand",
		"in stock",
		"stock",
		"count",
		"copies",
		"amount",
		"available quantity",
		"total quantity",
		"anzahl",
		"menge",
		"bestand",
		"quantite",
		"cantidad",
	],
	cost: ["cost", "cost per item", "unit cost", "buy price", "purchase price", "my cost", "price paid", "paid", "einkaufspreis", "ek"],
	barcode: ["barcode", "upc", "ean", "gtin", "isbn", "upc ean"],
	condition: ["condition", "cond", "zustand", "etat", "estado"],
	category: ["category", "kategorie", "categorie", "categoria"],
	currency: ["currency", "currency code", "wahrung"],
	bin: ["bin", "shelf", "storage", "bin name", "storage location", "fach", "lagerplatz"],
	market: ["market", "market price", "tcg market price", "market value", "marktpreis"],
	market_date: ["market date", "market price date", "market at", "priced at"],
	notes: ["notes", "note", "comment", "comments", "remarks", "bemerkung"],
	set_name: ["set name", "set", "expansion", "expansion name", "edition name", "erweiterung", "extension"],
	set_code: ["set code", "edition code", "expansion code", "code"],
	collector_number: ["collector number", "card number", "number", "no", "nummer", "cn"],
	finish: ["finish", "foil", "printing", "variant", "is foil"],
	language: ["language", "lang", "sprache", "langue", "idioma"],
	rarity: ["rarity", "seltenheit", "rarete"],
	game: ["game", "product line", "spiel"],
	platform: ["platform", "console", "system"],
	tcgplayer_sku_id: ["tcgplayer id", "tcgplayer sku id", "tcgplayer sku"],
	scryfall_id: ["scryfall id"],
	cardmarket_id: ["cardmarket id", "idproduct"],
};

/** Ends of a name that only say in what it is written: "price usd", "qty pcs". */
const UNIT = / (usd|eur|gbp|cad|aud|jpy|chf|us|pcs|pieces|stk|stuck|units?)$/;

/**
 * What each column most likely holds, by its name; null where nobody knows. No role is given twice: the likeliest name has it. A column called
 * "Location" is as often a shelf as one of the shop's locations: nobody guesses which.
 */
export function guessMapping(header: readonly string[]): (string | null)[] {
	const names = header.map((name) => foldColumn(name).replace(UNIT, ""));
	const roles: (string | null)[] = header.map(() => null);
	for (const role of [...EXPORT_FIELDS, ...IMPORT_ATTRIBUTES]) {
		for (const spelling of [role.replaceAll("_", " "), ...(SYNONYMS[role] ?? [])]) {
			const place = names.findIndex((name, at) => name === spelling && roles[at] === null);
			if (place < 0) continue;
			roles[place] = role;
			break;
		}
	}
	return roles;
}
