import { z } from "zod";
import { count, digits, label } from "../fields.ts";

const money = z
	.object({
		cents: z
			.string()
			.regex(/^\d{1,13}$/)
			.transform(BigInt),
		currency: z.string().regex(/^[A-Z]{3}$/),
	})
	.nullish()
	.catch(null);

const item = z.object({
	id: digits,
	product_id: digits.nullish().catch(null),
	name: label(1000).nullish(),
	quantity: count,
	/** Each. */
	seller_price: money,
	/** Ours to fill: it carries our SKU. */
	user_data_field: label(500).nullish(),
	/** The CardTrader Zero order that the item was sold by; an order of a week's shipment has items of many. */
	hub_pending_order_id: digits.nullish(),
	/** When it was taken off the order. */
	deleted_at: z.string().nullish(),
});

/** The part of CardTrader's order that we use (cardtrader.com/docs/api/full/reference, "Order Management"). A sale is not lost for an odd buyer. */
export const cardTraderOrderSchema = z.object({
	id: digits,
	code: label(100).nullish(),
	state: z.string(),
	/** seller, or buyer where we bought. */
	order_as: z.string().nullish(),
	via_cardtrader_zero: z.boolean().nullish(),
	paid_at: z.string().nullish(),
	sent_at: z.string().nullish(),
	seller_total: money,
	buyer: z
		.object({ id: digits, username: label(200).nullish() })
		.nullish()
		.catch(null),
	order_shipping_address: z
		.object({ country_code: label(10).nullish(), state_or_province: label(100).nullish() })
		.nullish()
		.catch(null),
	order_items: z.array(item).max(5000),
});

export type CardTraderOrder = z.output<typeof cardTraderOrderSchema>;

/** What every delivery has ("Webhooks"). */
export const noticeSchema = z.object({
	object_class: z.string(),
	object_id: digits,
	/** live, or test. */
	mode: z.string().nullish(),
	/** The order as it is then; empty for one that was removed. */
	data: z.unknown(),
});
