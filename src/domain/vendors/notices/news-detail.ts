import { z } from "zod";

const count = z.int().positive();
const line = z.object({ sku: z.string(), title: z.string() });

/** What a group of news says, so bounded that it fits a message however many there were: counts of all, and the first lines. */
export const newsDetailSchema = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("sales"),
		/** Each once, as people call it: "O-12". The first of them. */
		orders: z.array(z.string()),
		orderCount: count,
		copies: count,
		/** What they come to, by currency, in minor units. */
		amounts: z.array(z.object({ currency: z.string(), minor: z.string() })),
		lineCount: count,
		lines: z.array(line.extend({ order: z.string(), quantity: count, price: z.string(), left: z.int() })),
	}),
	z.object({
		kind: z.literal("low-stock"),
		count,
		items: z.array(line.extend({ condition: z.string(), available: z.int(), threshold: z.int() })),
	}),
	z.object({
		kind: z.literal("dead-deliveries"),
		/** M-3 is 3. */
		connection: count,
		/** "Shopify" */
		marketplace: z.string(),
		count,
		/** Of the newest. */
		reason: z.string(),
	}),
]);

export type NewsDetail = z.output<typeof newsDetailSchema>;
