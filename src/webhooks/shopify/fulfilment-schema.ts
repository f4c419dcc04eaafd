import { z } from "zod";
import { count, digits } from "../fields.ts";

/** The part of Shopify's fulfilment resource that we use (shopify.dev, REST "Fulfillment"). */
export const fulfilmentSchema = z.object({
	id: digits,
	order_id: digits,
	created_at: z.string().nullish(),
	/** pending, open, success, cancelled, error or failure. */
	status: z.string().nullish(),
	/** The order's lines that were sent, each with the copies that went with this one. */
	line_items: z.array(z.object({ id: digits, quantity: count })).max(5000),
});
