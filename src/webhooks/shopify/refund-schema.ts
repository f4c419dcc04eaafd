import { z } from "zod";
import { count, digits } from "../fields.ts";

const refundLine = z.object({
	quantity: count,
	line_item_id: digits.nullish(),
	line_item: z.object({ id: digits }).nullish(),
	/** no_restock, cancel, return or legacy_restock. */
	restock_type: z.string().nullish(),
});

/** The part of Shopify's refund resource that we use (shopify.dev, REST "Refund"). */
export const refundSchema = z.object({
	id: digits,
	order_id: digits,
	created_at: z.string().nullish(),
	refund_line_items: z.array(refundLine).max(5000),
});
