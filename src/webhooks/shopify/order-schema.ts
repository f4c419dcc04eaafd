import { z } from "zod";
import { count, decimal, digits, label } from "../fields.ts";
import { fulfilmentSchema } from "./fulfilment-schema.ts";
import { refundSchema } from "./refund-schema.ts";

const taxLine = z.object({
	price: decimal,
	/** True when Shopify or the channel owes the tax to the state, not the shop; null when it does not say. */
	channel_liable: z.boolean().nullish(),
});

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
	/** Older than the allocations, and without what was taken off the whole order. */
	total_discount: decimal.nullish(),
	discount_allocations: z.array(z.object({ amount: decimal })).nullish(),
	tax_lines: z.array(taxLine).nullish(),
});

/** A sale is not lost for what can't be read of the person who bought. */
const address = z
	.object({ country_code: label(10).nullish(), province_code: label(100).nullish() })
	.nullish()
	.catch(null);
const customer = z
	.object({ id: digits, email: label(320).nullish(), first_name: label(100).nullish(), last_name: label(100).nullish() })
	.nullish()
	.catch(null);

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
	/** Where it came from: "pos" is Shopify's till (shopify.dev, REST "Order": source_name). */
	source_name: z.string().nullish().catch(null),
	/** The physical location where it was processed. */
	location_id: digits.nullish().catch(null),
	line_items: z.array(line).max(5000),
	/** All that there have been, the order's own id left out. */
	fulfillments: z
		.array(fulfilmentSchema.omit({ order_id: true }))
		.max(1000)
		.nullish(),
	refunds: z
		.array(refundSchema.omit({ order_id: true }))
		.max(1000)
		.nullish(),
	email: label(320).nullish().catch(null),
	customer,
	shipping_address: address,
	billing_address: address,
});

export type ShopifyOrder = z.output<typeof shopifyOrderSchema>;
