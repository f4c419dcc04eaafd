import type { z } from "zod";
import type { MarketplaceListing } from "../../domain/marketplaces/marketplace-listing.ts";
import { minorUnits } from "../minor-units.ts";
import { readDate } from "../read-date.ts";
import type { productSchema } from "./product-schema.ts";

/** Of products that nobody can buy. One that is "unlisted" is found by its link alone, and sold like any other (shopify.dev, ProductStatus). */
const OFF_SALE = ["draft", "archived"];

/** A product's variants, each for sale by itself. "Default Title" is what Shopify calls the only variant of a product that has none. */
export function readProduct(product: z.output<typeof productSchema>, shopCurrency: string): MarketplaceListing[] {
	return product.variants.map((variant) => ({
		externalId: variant.id,
		productExternalId: product.id,
		stockExternalId: variant.inventory_item_id ?? null,
		sku: variant.sku ?? "",
		barcode: variant.barcode || null,
		title: [product.title, variant.title === "Default Title" ? null : variant.title].filter(Boolean).join(" – ").slice(0, 1000),
		priceMinor: variant.price ? minorUnits(variant.price, shopCurrency) : null,
		quantity: variant.inventory_management === null ? null : (variant.inventory_quantity ?? null),
		isActive: !OFF_SALE.includes(product.status ?? "active"),
		changedAt: readDate(product.updated_at ?? variant.updated_at),
	}));
}
