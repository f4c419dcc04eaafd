/** What one listing is to cost on a marketplace. */
export interface PriceThere {
	/** Ours; the answer names it again. */
	readonly listingId: string;
	/** As `Listing` has them. */
	readonly externalId: string;
	readonly productExternalId: string | null;
	readonly sku: string;
	/** Minor units of the shop's currency, above 0. */
	readonly priceMinor: bigint;
}
