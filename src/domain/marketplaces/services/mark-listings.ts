import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/**
 * Marks the listings of a connection that show something else there than they should, or wait to: after its settings changed, or where a mark was missed.
 * Returns how many.
 */
export async function markListings(scope: VendorScope, input: z.input<typeof inputSchema>): Promise<number> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const marked = await scope.write.$executeRaw`
		INSERT INTO push_mark (vendor_id, connection_id, listing_id)
		SELECT listing.vendor_id, listing.connection_id, listing.id
		FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id AND connection.push_on
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active' AND listing.item_id IS NOT NULL
			AND ${SHOULD_SHOW} IS DISTINCT FROM
				CASE WHEN listing.push_due_at IS NULL THEN coalesce(listing.acked_quantity, listing.seen_quantity) ELSE listing.wanted_quantity END`;
	if (marked > 0) scope.afterCommit({ job: "push-listings", id: connectionId, run: now.getTime(), payload: { vendorId, connectionId } });
	return marked;
}
