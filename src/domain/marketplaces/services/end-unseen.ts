import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The reading that saw the others, by its number; */
	read: z.int().positive(),
	/** and when it began: what was heard of since is news. */
	since: z.date(),
});

/**
 * Ends the listings that a whole reading did not see: they are gone there. Those that stand for a SKU of an order alone are in no list. Returns how many.
 * The time of their last change stays, so that one that comes back is for sale again.
 */
export async function endUnseen(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<number> {
	const { connectionId, read, since } = parseInput(inputSchema, input);
	return scope.write.$executeRaw`
		UPDATE listing SET status = 'ended'
		WHERE vendor_id = ${scope.vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status = 'active' AND seen_read IS DISTINCT FROM ${read}
			AND created_at < ${since}::timestamptz AND (changed_at IS NULL OR changed_at < ${since}::timestamptz) AND external_id NOT LIKE 'sku:%'`;
}
