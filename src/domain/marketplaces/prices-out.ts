import { z } from "zod";

/** How a marketplace's prices are made of ours: the item's price, marked up, then rounded; a listing that has a price of its own shows just that. */
export const pricesOutSchema = z.strictObject({
	/** Whether they are pushed there. */
	on: z.boolean(),
	/** Parts per million of the price (+5 % is 50000), or an amount in minor units as a string; either may be below zero. */
	markup: z.discriminatedUnion("by", [
		z.strictObject({ by: z.literal("percent"), ppm: z.int().min(-900_000).max(10_000_000) }),
		z.strictObject({ by: z.literal("amount"), minor: z.string().regex(/^-?\d{1,12}$/) }),
	]),
	/** To the nearest multiple of `step` plus `ending`, as bulk changes of prices do: step 100 and ending 99 for ".99". */
	round: z.strictObject({ step: z.string().regex(/^\d{1,12}$/), ending: z.string().regex(/^\d{1,12}$/) }).nullable(),
});

export type PricesOut = z.output<typeof pricesOutSchema>;

/** As a connection keeps it: "{}" while nobody has said anything. */
export function toPricesOut({ pricesOn, priceRule }: { pricesOn: boolean; priceRule: unknown }): PricesOut {
	return pricesOutSchema.parse({ markup: { by: "percent", ppm: 0 }, round: null, ...(priceRule as object), on: pricesOn });
}
