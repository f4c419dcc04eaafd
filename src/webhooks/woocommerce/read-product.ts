import type { MarketplaceEvent } from "../marketplace.ts";
import { minorUnits } from "../minor-units.ts";
import { decodeEntities } from "./decode-entities.ts";
import type { WooProduct } from "./product-schema.ts";
import { readGmt } from "./read-gmt.ts";

/**
 * What a product's picture tells. One with variations, or a group, is not sold itself: each variation is posted on its own. Where it counts the copies of
 * all its variations, they go by its id.
 */
export function readProduct(product: WooProduct, { shopCurrency, isRestored }: { shopCurrency: string; isRestored: boolean }): MarketplaceEvent[] {
	const changedAt = readGmt(product.date_modified_gmt);
	const quantity = product.manage_stock && product.stock_quantity ? Math.floor(Number(product.stock_quantity)) : null;
	const type = product.type ?? "simple";
	if (type === "grouped") return [];
	if (type.startsWith("variable")) return quantity === null ? [] : [{ kind: "stock", stockExternalId: product.id, quantity, seenAt: changedAt }];
	/** A sale that the store runs passes by: compared with, and set, is what it costs without. */
	const price = product.regular_price || product.price;
	const parent = product.parent_id && !/^0+$/.test(product.parent_id) ? product.parent_id : null;
	const title = decodeEntities(product.name ?? "").slice(0, 1000);
	return [
		...(isRestored ? [{ kind: "listing-restored" as const, externalId: product.id }] : []),
		{
			kind: "listing",
			listing: {
				externalId: product.id,
				productExternalId: parent,
				stockExternalId: product.manage_stock === "parent" ? parent : product.id,
				sku: product.sku ?? "",
				barcode: product.global_unique_id || null,
				title: title || product.sku || product.id,
				priceMinor: price ? minorUnits(price, shopCurrency) : null,
				quantity,
				isActive: product.status === "publish",
				changedAt,
			},
		},
	];
}
