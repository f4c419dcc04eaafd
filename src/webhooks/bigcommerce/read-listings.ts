import type { MarketplaceListing } from "../../domain/marketplaces/marketplace-listing.ts";
import { minorUnits } from "../minor-units.ts";
import { readDate } from "../read-date.ts";
import { productId } from "./product-id.ts";
import type { BigCommerceProduct } from "./product-schema.ts";

/** A product's variants, each a listing: order lines name the variant. What was asked for later is newer. */
export function readListings({ asked_at, product }: BigCommerceProduct, shopCurrency: string): MarketplaceListing[] {
	return product.variants.map((variant) => {
		const price = variant.price ?? product.price;
		const level = product.inventory_tracking === "variant" ? variant.inventory_level : product.inventory_level;
		return {
			externalId: variant.id,
			productExternalId: productId(product.id),
			stockExternalId: variant.id,
			sku: variant.sku ?? "",
			barcode: variant.upc || product.upc || null,
			title: product.name ?? "",
			priceMinor: price ? minorUnits(price, shopCurrency) : null,
			quantity: product.inventory_tracking === "none" ? null : Math.max(-1_000_000, level ?? 0),
			isActive: product.is_visible !== false && variant.purchasing_disabled !== true,
			changedAt: readDate(asked_at),
		};
	});
}
