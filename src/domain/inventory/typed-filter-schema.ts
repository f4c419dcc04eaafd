import { z } from "zod";
import { STOCK_STATES } from "./stock-states.ts";

const typed = z.string().optional();

/** A filter as a person types it; get-item-filter.ts makes an ItemFilter of it. */
export const typedFilterSchema = z.strictObject({
	words: typed,
	category: typed,
	condition: typed,
	set: typed,
	language: typed,
	finish: typed,
	platform: typed,
	game: typed,
	/** "5..20", ">50", "<1", "17.94" */
	price: typed,
	stock: z.enum(STOCK_STATES).optional(),
	/** "30d": not sold for so long. */
	unsold: typed,
	location: typed,
	bin: typed,
	/** SKUs, with commas or blanks between them. */
	skus: typed,
	archived: z.enum(["no", "yes", "any"]).optional(),
});

export type TypedFilter = z.output<typeof typedFilterSchema>;
