import { z } from "zod";

/** Lines of an order, each once; without a quantity all that is left of it. */
export const chosenLinesSchema = z
	.array(z.strictObject({ lineId: z.uuid(), quantity: z.int().min(1).max(1_000_000).optional() }))
	.min(1)
	.max(5000)
	.refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length);
