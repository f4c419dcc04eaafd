import { z } from "zod";

const amount = z.string().regex(/^\d+$/);

/** What /undo must do to take one write back: kept beside the audit entry, as JSON (amounts in minor units, as strings). */
export const inverseSchema = z.discriminatedUnion("kind", [
	/** Restore a price, if it is still the one that was set. */
	z.strictObject({ kind: z.literal("price"), itemId: z.uuid(), seenMinor: amount, restoreMinor: amount }),
	/** Move stock back by a delta. */
	z.strictObject({ kind: z.literal("stock"), itemId: z.uuid(), locationId: z.uuid(), delta: z.int() }),
	/** Take a counter sale back: the copies return, the order is cancelled. */
	z.strictObject({ kind: z.literal("sale"), orderId: z.uuid() }),
	/** Archive an item that was made. */
	z.strictObject({ kind: z.literal("item"), itemId: z.uuid() }),
]);

export type Inverse = z.output<typeof inverseSchema>;
