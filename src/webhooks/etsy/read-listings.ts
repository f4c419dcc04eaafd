import type { MarketplaceListing } from "../../domain/marketplaces/marketplace-listing.ts";
import { readDate } from "../read-date.ts";
import { etsyMinor } from "./etsy-money.ts";
import { listingId } from "./listing-id.ts";
import type { EtsyListing } from "./listing-schema.ts";

/** A listing's products, each a listing of ours: transactions name the product. What was asked for later is newer. */
export function readListings({ asked_at, listing }: EtsyListing): MarketplaceListing[] {
	return (listing.inventory?.products ?? []).map((product) => {
		const offerings = (product.offerings ?? []).filter(({ is_deleted }) => !is_deleted);
		const enabled = offerings.filter(({ is_enabled }) => is_enabled !== false);
		const price = offerings.find((offering) => offering.price)?.price;
		return {
			externalId: product.product_id,
			productExternalId: listingId(listing.listing_id),
			stockExternalId: product.product_id,
			sku: product.sku ?? "",
			title: listing.title ?? "",
			priceMinor: price ? etsyMinor(price) : null,
			quantity: Math.min(
				1_000_000_000,
				enabled.reduce((sum, { quantity }) => sum + quantity, 0),
			),
			isActive: !product.is_deleted && (listing.state ?? "active") !== "inactive" && listing.state !== "expired" && listing.state !== "draft",
			changedAt: readDate(asked_at),
		};
	});
}
