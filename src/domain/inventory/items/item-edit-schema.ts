import { z } from "zod";
import { CATEGORIES } from "../categories.ts";
import { priceRuleSchema } from "../price-rules/price-rule.ts";

/** What a bulk edit does to each item that its filter lets through; at least one part is there. */
export const itemEditSchema = z.strictObject({
	price: priceRuleSchema.optional(),
	/** Of the copies at the filter's location, or at the default one. They are added to what lies there, or become so many. */
	quantity: z.strictObject({ by: z.enum(["add", "set"]), copies: z.int().min(-1_000_000).max(1_000_000) }).optional(),
	/** As typed; each category has its own name for it. */
	condition: z.string().optional(),
	category: z.enum(CATEGORIES).optional(),
	/** At the location where the copies are in the end; null empties it. */
	bin: z.string().nullable().optional(),
	/** Where the free copies go. */
	locationId: z.uuid().optional(),
	locationName: z.string().optional(),
	archive: z.literal(true).optional(),
});

export type ItemEdit = z.output<typeof itemEditSchema>;
