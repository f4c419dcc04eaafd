import { z } from "zod";

/** Minor units, as a string: JSON has no bigint. */
const amount = z.string().regex(/^\d{1,15}$/);

/** How a reprice makes a new price of an old one; what the operation's row keeps. The steps follow one another: adjust, round, floor, ceiling. */
export const priceRuleSchema = z.strictObject({
	adjust: z.discriminatedUnion("by", [
		/** Parts per million of the price: +5 % is 50000. */
		z.strictObject({ by: z.literal("percent"), ppm: z.int().min(-1_000_000).max(10_000_000) }),
		z.strictObject({ by: z.literal("amount"), minor: z.string().regex(/^-?\d{1,15}$/) }),
		z.strictObject({ by: z.literal("fixed"), minor: amount }),
	]),
	/** To the nearest multiple of `step` plus `ending`, halves up: step 100 and ending 99 for ".99". */
	round: z.strictObject({ step: amount, ending: amount }).nullable(),
	floor: amount.nullable(),
	ceiling: amount.nullable(),
});

export type PriceRule = z.output<typeof priceRuleSchema>;
