/** The id of a listing for what an order line sold: the marketplace's, else one made of the SKU; null for a line that has neither. */
export function listingKey({ productId, sku }: { productId: string | null; sku: string }): string | null {
	return productId ?? (sku === "" ? null : `sku:${sku.toLowerCase()}`);
}
