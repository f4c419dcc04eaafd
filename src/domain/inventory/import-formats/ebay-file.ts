import type { ImportFormat } from "./import-format.ts";

/**
 * eBay's price and quantity file (Seller Hub, Reports: "Edit price and quantity", also of its older File Exchange): lines of `#INFO` stand before
 * the header, whose first column is `Action(SiteID=US|…)`. An item is found by its custom label. The quantity is what is free to sell.
 */
export const ebayFile: ImportFormat = {
	name: "ebay",
	marks: [
		["action", "custom label sku"],
		["action", "customlabel"],
		["item number", "custom label sku"],
	],
	roles: {
		title: "title",
		"item title": "title",
		"custom label sku": "sku",
		customlabel: "sku",
		"start price": "price",
		startprice: "price",
		price: "price",
		"current price": "price",
		"buy it now price": "buy_it_now",
		"available quantity": "quantity",
		quantity: "quantity",
		currency: "currency",
	},
	quantityIsAvailable: true,
	adapt(cell) {
		const price = cell("price") ?? cell("buy_it_now");
		// The parent of variations has neither: its variations stand behind it.
		return { said: { price }, skip: cell("sku") === null && price === null && cell("quantity") === null };
	},
};
