import { z } from "zod";

const id = z.string().min(1).max(100);
/** Far above any sale, far below an int4's end. */
const copies = z.int().min(0).max(1_000_000);

const lineSchema = z
	.strictObject({
		/** The marketplace's id of the line, to the last digit. */
		externalId: id,
		/** Its id of what was sold (Shopify: the variant), where it has one. */
		productId: id.nullable(),
		/** "" where the marketplace has none. */
		sku: z.string().max(500),
		title: z.string().max(1000),
		quantity: copies.min(1),
		/** Copies that were taken off the order before we saw the line. */
		cancelled: copies,
		/** Copies that had left the shop when this was written. */
		fulfilled: copies,
		/** Minor units of the order's currency, each. */
		unitPriceMinor: z.bigint().min(0n),
		/** Minor units, for the whole line. */
		taxMinor: z.bigint().min(0n),
	})
	.refine((line) => line.cancelled + line.fulfilled <= line.quantity);

/** An order as every marketplace's parser hands it on: what the marketplace said, in our words. */
export const marketplaceOrderSchema = z.strictObject({
	externalId: id,
	/** "#1001" */
	name: z.string().max(200).nullable(),
	status: z.enum(["placed", "paid", "cancelled"]),
	/** ISO 4217. */
	currency: z.string().regex(/^[A-Z]{3}$/),
	/** Null where the marketplace does not say. */
	placedAt: z.date().nullable(),
	lines: z.array(lineSchema).max(5000),
});

export type MarketplaceOrder = z.output<typeof marketplaceOrderSchema>;
export type MarketplaceOrderLine = MarketplaceOrder["lines"][number];
