import { CATEGORIES } from "../../domain/inventory/categories.ts";
import { STOCK_STATES } from "../../domain/inventory/stock-states.ts";
import { optionalChoice, optionalText } from "./option.ts";

/** The options of whatever command takes a filter over items: /find, /bulk price and the like mean the same by them. */
export function filterOptions({ words }: { words: string }) {
	return {
		words: optionalText(words, { positional: true, rest: true, suggest: "sku" }),
		category: optionalChoice("One category only", CATEGORIES),
		condition: optionalText("A condition's name or abbreviation: NM, LP, CIB"),
		set: optionalText("A set's whole name or its code: set:jungle, set:swsh10.5", { suggest: "set" }),
		language: optionalText("A language: ja, or Japanese"),
		finish: optionalText("A card's finish: holo, reverse holo, foil, nonfoil"),
		platform: optionalText('A game\'s platform: "Nintendo 64"'),
		game: optionalText("The game that a card belongs to: pokemon"),
		price: optionalText("A range of prices: 5..20, >50, <1", { max: 40 }),
		stock: optionalChoice("By copies available: in, out, low", STOCK_STATES),
		unsold: optionalText("What has not sold for so long: 30d", { max: 10 }),
		location: optionalText("What lies at this location", { suggest: "location" }),
		bin: optionalText("What lies in this bin"),
	};
}
