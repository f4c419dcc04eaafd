import { z } from "zod";

/** Whom a marketplace's request about personal data means. */
export const buyerInputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The marketplace's id of them; null where it is not told. */
	externalId: z.string().min(1).max(200).nullable(),
	email: z.string().min(1).max(320).nullable(),
	/** The marketplace's ids of orders of theirs. */
	orders: z.array(z.string().min(1).max(100)).max(10_000),
});
export type BuyerInput = z.input<typeof buyerInputSchema>;
