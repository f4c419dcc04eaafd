import { z } from "zod";
import { decimal, digits, label } from "../fields.ts";

const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);

/** The part of WooCommerce's product resource that we use (WooCommerce REST API v3, "Product properties"); a variation is posted as a product too. */
export const wooProductSchema = z.object({
	id: digits,
	/** simple, variation, variable, grouped, external, and what extensions add. */
	type: lenient(z.string()),
	/** The product of a variation; 0 without one. */
	parent_id: lenient(digits),
	name: lenient(label(1000)),
	sku: lenient(label(500)),
	/** GTIN, UPC, EAN or ISBN. */
	global_unique_id: lenient(label(100)),
	/** publish, private, draft, pending, future, trash. */
	status: lenient(z.string()),
	/** As it is sold for now, sales included; "" without one. */
	price: lenient(decimal),
	/** As it is sold for when no sale is on. */
	regular_price: lenient(decimal),
	/** "parent" for a variation whose product counts for all of them. */
	manage_stock: lenient(z.union([z.boolean(), z.literal("parent")])),
	/** Below zero when more was ordered than there is; some extensions count halves. */
	stock_quantity: lenient(z.string().regex(/^-?\d{1,6}(\.\d{1,10})?$/)),
	date_modified_gmt: lenient(z.string()),
});

export type WooProduct = z.output<typeof wooProductSchema>;
