import { z } from "zod";

/** "0 45496-59044 4" is scanned as 045496590444; a shop's own label stays as it is. */
const barcode = z
	.string()
	.trim()
	.transform((text) => (/^[\d\s-]+$/.test(text) ? text.replace(/[\s-]/g, "") : text))
	.pipe(z.string().min(1).max(64));

/** What an item is told by, as services take it. Amounts in minor units. */
export const itemDetails = {
	title: z.string().trim().min(1).max(1000),
	costMinor: z.bigint().min(0n),
	barcode,
	notes: z.string().trim().min(1).max(2000),
	/** Copies; from there down the item is low. */
	lowStockThreshold: z.int().min(0).max(1_000_000),
	/** Where within a location: "B-12". */
	bin: z.string().trim().min(1).max(60),
};
