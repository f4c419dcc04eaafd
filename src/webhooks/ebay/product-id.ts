interface Sold {
	legacyItemId?: string | null | undefined;
	legacyVariationId?: string | null | undefined;
}

/** What was sold: "110123456789", or "110123456789:410987654321" where the listing has variations. */
export function productId({ legacyItemId, legacyVariationId }: Sold): string | null {
	if (!legacyItemId) return null;
	return legacyVariationId && !/^0+$/.test(legacyVariationId) ? `${legacyItemId}:${legacyVariationId}`.slice(0, 100) : legacyItemId;
}
