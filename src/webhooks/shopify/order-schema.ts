import { z } from "zod";

/** Text that PostgreSQL can hold: no NUL and no half of a surrogate pair. */
const text = z.string().transform((value) => Buffer.from(value.replaceAll("\0", ""), "utf8").toString("utf8"));
const label = (max: number) => text.transform((value) => value.trim().slice(0, max));
/** Numbers arrive as the text they were written as. */
const digits = z.string().regex(/^\d{1,100}$/);
const count = z
	.string()
	.regex(/^\d{1,7}$/)
	.transform(Number);
const decimal = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/);

const line = z.object({
	id: digits,
	variant_id: digits.nullish(),
	sku: label(500).nullish(),
	name: label(1000).nullish(),
	title: label(1000).nullish(),
	quantity: count,
	/** What is left of `quantity` after removals and refunds; newer API versions only. */
	current_quantity: count.nullish(),
	/** What waits to be sent. */
	fulfillable_quantity: count.nullish(),
	price: decimal.nullish(),
	tax_lines: z.array(z.object({ price: decimal })).nullish(),
});

/** The part of Shopify's order resource that we use (shopify.dev, REST "Order"); everything else passes unseen. */
export const shopifyOrderSchema = z.object({
	id: digits,
	name: label(200).nullish(),
	/** A subscription may ask for some fields only. */
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/)
		.nullish(),
	created_at: z.string().nullish(),
	processed_at: z.string().nullish(),
	cancelled_at: z.string().nullish(),
	financial_status: z.string().nullish(),
	line_items: z.array(line).max(5000),
});

export type ShopifyOrder = z.output<typeof shopifyOrderSchema>;
