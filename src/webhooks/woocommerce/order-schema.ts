import { z } from "zod";
import { count, decimal, digits, label } from "../fields.ts";

/** What only informs: a sale is not lost over it. */
const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);
const amount = lenient(decimal);
const date = lenient(z.string());

const line = z.object({
	id: digits,
	/** 0 when the product was deleted since. */
	product_id: lenient(digits),
	/** 0 when it is no variation. */
	variation_id: lenient(digits),
	quantity: count,
	sku: lenient(label(500)),
	/** GTIN, UPC, EAN or ISBN. */
	global_unique_id: lenient(label(100)),
	name: lenient(label(1000)),
	/** Before coupons, for the whole line, without tax. */
	subtotal: amount,
	/** After coupons. */
	total: amount,
	total_tax: amount,
	/** `_restock_refunded_items`: copies that refunds have put back on sale, in all (wc-order-functions.php, `wc_restock_refunded_items`). */
	meta_data: lenient(z.array(z.object({ key: lenient(z.string()), value: z.unknown() }))),
});

const address = lenient(
	z.object({
		first_name: lenient(label(100)),
		last_name: lenient(label(100)),
		email: lenient(label(320)),
		country: lenient(label(10)),
		state: lenient(label(100)),
	}),
);

/** The part of WooCommerce's order resource that we use (WooCommerce REST API v3, "Order properties"); everything else passes unseen. */
export const wooOrderSchema = z.object({
	id: digits,
	number: lenient(label(190)),
	status: z.string(),
	currency: lenient(z.string().regex(/^[A-Z]{3}$/)),
	date_created_gmt: date,
	/** To the second. */
	date_modified_gmt: date,
	date_paid_gmt: date,
	/** Stays when the order is given another status later. */
	date_completed_gmt: date,
	/** 0 for a guest. */
	customer_id: lenient(digits),
	billing: address,
	shipping: address,
	line_items: z.array(line).max(5000),
});

export type WooOrder = z.output<typeof wooOrderSchema>;
