import { z } from "zod";
import { count, digits, label } from "../fields.ts";
import { etsyMoney } from "./etsy-money.ts";

/** A listing with its inventory (developers.etsy.com, "ShopListing", "ListingInventory"), and when our client asked for it. */
export const listingSchema = z.object({
	asked_at: z.string(),
	listing: z.object({
		listing_id: digits,
		title: label(1000).nullish(),
		/** active, inactive, sold_out, draft or expired. */
		state: z.string().nullish(),
		inventory: z
			.object({
				products: z
					.array(
						z.object({
							product_id: digits,
							sku: label(500).nullish(),
							is_deleted: z.boolean().nullish(),
							offerings: z
								.array(
									z.object({ quantity: count, is_enabled: z.boolean().nullish(), is_deleted: z.boolean().nullish(), price: etsyMoney.nullish().catch(null) }),
								)
								.max(5000)
								.nullish(),
						}),
					)
					.max(5000),
			})
			.nullish(),
	}),
});

export type EtsyListing = z.output<typeof listingSchema>;
