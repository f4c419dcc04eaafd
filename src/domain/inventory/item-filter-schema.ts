import { z } from "zod";
import { CATEGORIES } from "./categories.ts";
import { STOCK_STATES } from "./stock-states.ts";

const minor = z.string().regex(/^\d{1,15}$/);

/** Which items are meant, as it is kept with a bulk operation: every part that is left out lets all through. */
export const itemFilterSchema = z.strictObject({
	words: z.string().optional(),
	category: z.enum(CATEGORIES).optional(),
	/** A condition's name or abbreviation. */
	condition: z.string().optional(),
	/** A set's name or code. */
	set: z.string().optional(),
	/** ISO 639-1. */
	language: z.string().optional(),
	finish: z.string().optional(),
	platform: z.string().optional(),
	game: z.string().optional(),
	/** Minor units as digits, both ends included. */
	price: z.strictObject({ from: minor.optional(), to: minor.optional() }).optional(),
	/** By the copies available: at the location or in the bin, where one is named. */
	stock: z.enum(STOCK_STATES).optional(),
	/** Days: nothing was sold for so long, of what has been there as long. */
	unsold: z.int().positive().optional(),
	location: z.strictObject({ id: z.uuid(), name: z.string() }).optional(),
	bin: z.string().optional(),
	/** These SKUs alone, as the items have them. */
	skus: z.array(z.string()).max(500).optional(),
	/** Left out: live items alone. */
	archived: z.enum(["yes", "any"]).optional(),
});

export type ItemFilter = z.output<typeof itemFilterSchema>;
