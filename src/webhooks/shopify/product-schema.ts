import { z } from "zod";
import { decimal, digits, label } from "../fields.ts";

const quantity = z
	.string()
	.regex(/^-?\d{1,9}$/)
	.transform(Number)
	.nullish()
	.catch(null);

const variant = z.object({
	id: digits,
	title: label(1000).nullish(),
	sku: label(500).nullish(),
	barcode: label(100).nullish(),
	price: decimal.nullish().catch(null),
	inventory_item_id: digits.nullish(),
	/** Over all locations; may be below zero. */
	inventory_quantity: quantity,
	/** Null where its stock is not tracked there. */
	inventory_management: z.string().nullish(),
	updated_at: z.string().nullish(),
});

/** The part of Shopify's product resource that we use (shopify.dev, REST "Product"). */
export const productSchema = z.object({
	id: digits,
	title: label(1000).nullish(),
	/** active, draft, archived or unlisted; absent in old API versions. */
	status: z.string().nullish(),
	updated_at: z.string().nullish(),
	variants: z.array(variant).max(2048),
});
