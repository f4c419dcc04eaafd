import { z } from "zod";

export const MARKET_FILE_COLUMNS = {
	id: true,
	number: true,
	createdAt: true,
	connectionId: true,
	kind: true,
	name: true,
	status: true,
	deltas: true,
	remindedAt: true,
	connection: { select: { number: true, marketplace: true, accountId: true, status: true } },
} as const;

/** A marketplace's file as its row keeps it, without its body. */
export const marketFileSchema = z.strictObject({
	id: z.string(),
	/** F-12 is 12. */
	number: z.int(),
	createdAt: z.date(),
	connectionId: z.string(),
	kind: z.enum(["orders", "inventory", "upload"]),
	name: z.string(),
	status: z.enum(["previewed", "done", "discarded", "offered", "uploaded"]),
	/** Of an upload: copies that it adds, by the listings' ids. */
	deltas: z.record(z.string(), z.int()),
	remindedAt: z.date().nullable(),
	connection: z.strictObject({ number: z.int(), marketplace: z.string(), accountId: z.string(), status: z.string() }),
});
export type MarketFile = z.output<typeof marketFileSchema>;
