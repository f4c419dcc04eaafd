import { z } from "zod";

/** What of a comparison is decided. */
export const decideDriftInput = z.strictObject({
	/** L-7 is 7. */
	read: z.int().positive(),
	/** The marketplace's id of a listing; null for all that differ. */
	externalId: z.string().min(1).max(200).nullable(),
});
