import { z } from "zod";

const id = z.string().min(1).max(200);

/** What is for sale on a marketplace, as its parser hands it on; a product with variants is a listing each. */
export const marketplaceListingSchema = z.strictObject({
	/** The id by which order lines name it, to the last digit (Shopify: the variant). */
	externalId: id,
	/** The product that it is a variant of; null where there are none. */
	productExternalId: id.nullable().default(null),
	/** The id by which its stock goes, where that is another one (Shopify: the inventory item). */
	stockExternalId: id.nullable().default(null),
	/** "" where there is none. */
	sku: z.string().max(500),
	/** EAN, UPC or the like. */
	barcode: z.string().min(1).max(100).nullable().default(null),
	title: z.string().max(1000),
	/** What it says of the goods under the names of our attributes, and "condition" as our scale has it: for pairing alone. */
	facts: z.record(z.string().max(50), z.string().min(1).max(200)).default({}),
	/** Minor units of the shop's currency there; null where the marketplace does not say. */
	priceMinor: z.bigint().min(0n).nullable(),
	/** Copies for sale; null where it is not counted there, or not told. May be below zero. */
	quantity: z.int().min(-1_000_000).max(1_000_000_000).nullable(),
	isActive: z.boolean(),
	/** The marketplace's own time of the change: an older one never replaces a newer. Null where it does not say. */
	changedAt: z.date().nullable(),
});

export type MarketplaceListing = z.input<typeof marketplaceListingSchema>;
