import { z } from "zod";

/** What was sent of a listing; the version names its wish, the amount is copies or minor units. */
export const pushJobWishes = z.array(
	z.strictObject({
		listingId: z.uuid(),
		externalId: z.string(),
		version: z.int(),
		amount: z.string().regex(/^\d{1,19}$/),
	}),
);

/** A batch that a marketplace works off by itself. */
export interface PushJob {
	/** What the marketplace calls it. */
	externalId: string;
	kind: "stock" | "price";
	wishes: z.output<typeof pushJobWishes>;
	sentAt: Date;
	/** Milliseconds since then. */
	age: number;
}
