/** How many copies of one listing a marketplace is to show. */
export interface QuantityThere {
	/** Ours; the answer names it again. */
	readonly listingId: string;
	/** As `Listing` has them. */
	readonly externalId: string;
	readonly productExternalId: string | null;
	readonly stockExternalId: string | null;
	readonly sku: string;
	/** Absolute, from 0. */
	readonly quantity: number;
	/** What the marketplace acknowledged last; null when that was nothing yet. */
	readonly former: number | null;
}
