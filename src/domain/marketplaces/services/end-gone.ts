import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ listingIds: z.array(z.uuid()) });

/** Ends the listings that a marketplace said, in answer to a push, are not there any more. Returns those that were for sale. */
export async function endGone(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<{ sku: string; title: string }[]> {
	const { listingIds } = parseInput(inputSchema, input);
	if (listingIds.length === 0) return [];
	return scope.write.listing.updateManyAndReturn({
		where: { vendorId: scope.vendorId, id: { in: listingIds }, status: "active" },
		data: { status: "ended", changedAt: scope.now, pushDueAt: null, pushError: null, priceDueAt: null, priceError: null },
		select: { sku: true, title: true },
	});
}
