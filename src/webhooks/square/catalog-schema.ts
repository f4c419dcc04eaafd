import { z } from "zod";
import { label } from "../fields.ts";
import { money, squareId } from "./square-fields.ts";

/** A variation of the catalogue, which is what order lines and inventory name (developer.squareup.com, "CatalogItemVariation"). */
export const variationSchema = z.object({
	id: squareId,
	type: z.literal("ITEM_VARIATION"),
	is_deleted: z.boolean().nullish(),
	/** May be left out of a deleted one. */
	item_variation_data: z
		.object({
			item_id: squareId.nullish(),
			name: label(400).nullish(),
			sku: label(500).nullish(),
			upc: label(100).nullish(),
			price_money: money.nullish().catch(null),
			track_inventory: z.boolean().nullish(),
		})
		.default({}),
});

const told = z.object({
	variation: variationSchema,
	item_name: label(500).nullish(),
	counts: z
		.array(
			z.object({
				state: z.string().nullish(),
				quantity: z
					.string()
					.regex(/^-?\d{1,9}(\.\d{1,5})?$/)
					.transform((written) => Math.floor(Number(written))),
			}),
		)
		.max(10_000),
});

/** A variation as our client puts it together: with its item's name, the counts of all locations, and when it asked. */
export const listingSchema = told.extend({ asked_at: z.string() });
/** As many as changed. */
export const listingsSchema = z.object({ asked_at: z.string(), changed: z.array(told).max(100_000) });
