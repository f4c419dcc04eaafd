import { z } from "zod";
import { decimal, digits, label } from "../fields.ts";

const level = z
	.string()
	.regex(/^-?\d{1,9}$/)
	.transform(Number)
	.nullish()
	.catch(null);

/** A product with its variants (docs.bigcommerce.com, REST V3 "Catalog"), and when our client asked for it. Every product has one variant at least. */
export const bigCommerceProductSchema = z.object({
	asked_at: z.string(),
	product: z.object({
		id: digits,
		name: label(1000).nullish(),
		/** none, product or variant: whose level counts. */
		inventory_tracking: z.string().nullish(),
		inventory_level: level,
		is_visible: z.boolean().nullish(),
		price: decimal.nullish().catch(null),
		upc: label(100).nullish(),
		variants: z
			.array(
				z.object({
					id: digits,
					sku: label(500).nullish(),
					upc: label(100).nullish(),
					/** Null: the product's. */
					price: decimal.nullish().catch(null),
					inventory_level: level,
					purchasing_disabled: z.boolean().nullish(),
				}),
			)
			.max(5000),
	}),
});

export type BigCommerceProduct = z.output<typeof bigCommerceProductSchema>;
