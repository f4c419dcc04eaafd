import { z } from "zod";
import { digits, label } from "./attribute-values.ts";
import { language } from "./language.ts";

/** Boosters, boxes, decks, tins: as they came from the printer. */
export const sealedTcg = z.strictObject({
	game: label,
	set_name: label,
	set_code: label,
	product_type: label,
	language,
	upc: digits(8, 14),
	tcgplayer_id: digits(1, 12),
	tcgplayer_sku_id: digits(1, 12),
	cardmarket_id: digits(1, 12),
});
