import { z } from "zod";
import { EVENT_KINDS } from "./order-event.ts";

const id = z.string().min(1).max(100);
/** Far above any sale, far below an int4's end. */
const copies = z.int().min(0).max(1_000_000);
const amount = z.bigint().min(0n);

const lineSchema = z
	.strictObject({
		/** The marketplace's id of the line, to the last digit. */
		externalId: id,
		/** Its id of what was sold (Shopify: the variant), where it has one. */
		productId: id.nullable(),
		/** "" where the marketplace has none. */
		sku: z.string().max(500),
		/** EAN, UPC or the like, where the order tells it. */
		barcode: z.string().min(1).max(100).nullable().default(null),
		title: z.string().max(1000),
		quantity: copies.min(1),
		/** Copies that had been taken off the order when this was written. */
		cancelled: copies,
		/** Copies that had left the shop when this was written. */
		fulfilled: copies,
		/** Minor units of the order's currency, each. */
		unitPriceMinor: amount,
		/** Minor units, for the whole line, as the rest. */
		taxMinor: amount,
		/** Who owes the tax to the state; null where the marketplace does not say. */
		taxCollectedBy: z.enum(["seller", "marketplace"]).nullable().default(null),
		discountMinor: amount.default(0n),
		feeMinor: amount.default(0n),
	})
	.refine((line) => line.cancelled + line.fulfilled <= line.quantity);

/** A fulfilment, cancellation or return, by the marketplace's own id of it. */
export const marketplaceEventSchema = z.strictObject({
	kind: z.enum(EVENT_KINDS),
	externalId: id,
	/** Null where the marketplace does not say. */
	happenedAt: z.date().nullable(),
	/** Lines by the marketplace's ids; a line may stand there twice. */
	lines: z.array(z.strictObject({ line: id, quantity: copies.min(1) })).max(5000),
});

/** An order as every marketplace's parser hands it on: what the marketplace said, in our words. */
export const marketplaceOrderSchema = z.strictObject({
	externalId: id,
	/** "#1001" */
	name: z.string().max(200).nullable(),
	status: z.enum(["placed", "paid", "cancelled"]),
	/** The money came, whatever became of the order since; `paid` says so by itself. */
	isPaid: z.boolean().default(false),
	/** ISO 4217. */
	currency: z.string().regex(/^[A-Z]{3}$/),
	/** Null where the marketplace does not say. */
	placedAt: z.date().nullable(),
	/**
	 * The marketplace's own time of this picture, where a later one may take back what it says: a cancelled order goes on, a line shrinks or is taken
	 * out. Null where nothing of it is ever taken back, or no time is told.
	 */
	changedAt: z.date().nullable().default(null),
	/** All that was sent came back, as long as no later picture has the order alive. */
	isTakenBack: z.boolean().default(false),
	/** It had been deleted there, and this is how it was brought back. */
	isRestored: z.boolean().default(false),
	lines: z.array(lineSchema).max(5000),
	/** What had happened to it when this was written, as far as the marketplace tells it one by one. */
	events: z.array(marketplaceEventSchema).max(5000).default([]),
	/** Sold over the counter and booked by the marketplace's till, at the place of that id there; null for any other sale. */
	till: z.strictObject({ place: id.nullable() }).nullable().default(null),
	/** Who bought, as far as it is told. */
	customer: z
		.strictObject({ externalId: id, name: z.string().min(1).max(200).nullable(), email: z.string().min(1).max(320).nullable() })
		.nullable()
		.default(null),
	/** Where it goes: ISO 3166-1 alpha-2, and the state or province. */
	country: z
		.string()
		.regex(/^[A-Z]{2}$/)
		.nullable()
		.default(null),
	region: z.string().min(1).max(100).nullable().default(null),
});

/** As a parser may leave out what its marketplace does not tell. */
export type MarketplaceOrder = z.input<typeof marketplaceOrderSchema>;
export type MarketplaceOrderLine = MarketplaceOrder["lines"][number];
export type MarketplaceEvent = z.output<typeof marketplaceEventSchema>;
/** With everything there. */
export type CheckedOrder = z.output<typeof marketplaceOrderSchema>;
