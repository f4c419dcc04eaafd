import { z } from "zod";
import { count, decimal, digits, label } from "../fields.ts";

const product = z.object({
	id: digits,
	variant_id: digits.nullish(),
	sku: label(500).nullish(),
	upc: label(100).nullish(),
	name: label(1000).nullish(),
	quantity: count,
	/** Copies that shipments sent, or a member marked as shipped. */
	quantity_shipped: count.nullish(),
	price_ex_tax: decimal.nullish().catch(null),
	total_tax: decimal.nullish().catch(null),
	applied_discounts: z
		.array(z.object({ amount: decimal }))
		.nullish()
		.catch(null),
});

const shipment = z.object({
	id: digits,
	/** RFC 2822. */
	date_created: z.string().nullish(),
	items: z.array(z.object({ order_product_id: digits, quantity: count })).max(5000),
});

const refund = z.object({
	id: digits,
	/** ISO 8601. */
	created: z.string().nullish(),
	/** `quantity` stands at products alone; there `item_id` is the order product's. */
	items: z.array(z.object({ item_type: z.string(), item_id: digits.nullish(), quantity: count.nullish() })).max(5000),
});

/** A sale is not lost for what can't be read of the person who bought. */
const address = z
	.object({
		first_name: label(100).nullish(),
		last_name: label(100).nullish(),
		email: label(320).nullish(),
		country_iso2: label(10).nullish(),
		state: label(100).nullish(),
	})
	.nullish()
	.catch(null);

/**
 * An order as our client puts it together: the order and its products and shipments (docs.bigcommerce.com, REST V2 "Orders"), and its refunds
 * (V3 "Payment Actions"). Only what we use.
 */
export const bigCommerceOrderSchema = z.object({
	order: z.object({
		id: digits,
		/** 0 guest. */
		customer_id: digits.nullish().catch(null),
		/** RFC 2822. */
		date_created: z.string().nullish(),
		date_modified: z.string().nullish(),
		status_id: count,
		payment_status: z.string().nullish(),
		/** The currency that the shopper pays in; `currency_code` is what prices were shown in. */
		default_currency_code: z
			.string()
			.regex(/^[A-Z]{3}$/)
			.nullish(),
		billing_address: address,
	}),
	products: z.array(product).max(5000),
	shipments: z.array(shipment).max(1000),
	refunds: z.array(refund).max(1000),
});

export type BigCommerceOrder = z.output<typeof bigCommerceOrderSchema>;
