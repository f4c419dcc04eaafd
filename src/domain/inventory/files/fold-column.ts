/**
 * A column's name as names are compared: without case, accents, marks, and units in brackets. "Price (USD)", "*Price" and "PRICE" are one;
 * what is in the brackets of "Custom label (SKU)" or "On hand (new)" tells it from others and stays.
 */
export function foldColumn(name: string): string {
	return name
		.normalize("NFD")
		.replace(/\p{Mn}/gu, "")
		.toLowerCase()
		.replace(/[([](?!sku|new|current)[^)\]]*[)\]]/g, " ")
		.replace(/#/g, " number ")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
