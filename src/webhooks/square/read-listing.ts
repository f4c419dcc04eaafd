import type { z } from "zod";
import type { MarketplaceListing } from "../../domain/marketplaces/marketplace-listing.ts";
import { readDate } from "../read-date.ts";
import type { listingSchema } from "./catalog-schema.ts";

/** A variation as a listing, with what all locations have of it together. What was asked for later is newer. */
export function readListing({ asked_at, variation, item_name, counts }: z.output<typeof listingSchema>): MarketplaceListing {
	const { item_id, name, sku, upc, price_money } = variation.item_variation_data;
	const inStock = counts.filter(({ state }) => state === "IN_STOCK");
	return {
		externalId: variation.id,
		productExternalId: item_id ?? null,
		stockExternalId: variation.id,
		sku: sku ?? "",
		barcode: upc || null,
		title: [item_name, name].filter(Boolean).join(" – "),
		priceMinor: price_money?.amount ?? null,
		quantity:
			inStock.length === 0
				? null
				: Math.max(
						-1_000_000,
						Math.min(
							1_000_000_000,
							inStock.reduce((sum, { quantity }) => sum + quantity, 0),
						),
					),
		isActive: variation.is_deleted !== true,
		changedAt: readDate(asked_at),
	};
}
