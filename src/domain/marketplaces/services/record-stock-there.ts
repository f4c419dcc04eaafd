import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The id that the stock goes by there. */
	stockExternalId: z.string().min(1).max(200),
	/** Copies for sale; may be below zero. */
	quantity: z.int().min(-1_000_000).max(1_000_000_000),
	/** The marketplace's own time; null where it does not say. */
	seenAt: z.date().nullable(),
});

/** Writes down how many copies a marketplace has for sale, which never changes what we have; older news never replaces newer. */
export async function recordStockThere(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, stockExternalId, quantity, seenAt } = parseInput(inputSchema, input);
	await scope.write.listing.updateMany({
		where: {
			vendorId: scope.vendorId,
			connectionId,
			stockExternalId,
			...(seenAt && { OR: [{ stockSeenAt: null }, { stockSeenAt: { lte: seenAt } }] }),
		},
		data: { seenQuantity: quantity, ...(seenAt && { stockSeenAt: seenAt }) },
	});
}
