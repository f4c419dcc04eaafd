import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { digits, label, oneOf, yesNo } from "./attribute-values.ts";
import { FINISH_NAMES, FINISHES } from "./finishes.ts";
import { cardGrading } from "./grading.ts";
import { language } from "./language.ts";

/** A printed card, and what tells this copy from others. A collector's number is a string: "289/298", "12a". */
export const tcgSingle = z.strictObject({
	game: label,
	set_name: label,
	set_code: label,
	collector_number: label,
	rarity: label,
	finish: oneOf(FINISHES, FINISH_NAMES),
	edition: label,
	language,
	promo: yesNo,
	signed: yesNo,
	altered: yesNo,
	...cardGrading,
	tcgplayer_id: digits(1, 12),
	/** TCGplayer's id of the product in this condition, printing and language. */
	tcgplayer_sku_id: digits(1, 12),
	cardmarket_id: digits(1, 12),
	scryfall_id: z
		.string()
		.trim()
		.toLowerCase()
		.pipe(z.uuid({ error: () => say.attributeUuid() })),
});
