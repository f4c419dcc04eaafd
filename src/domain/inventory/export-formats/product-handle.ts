/** What Shopify names a product by in its addresses: lower case, digits and hyphens. */
export function productHandle(sku: string): string {
	return (
		sku
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-|-$/g, "") || "item"
	);
}
