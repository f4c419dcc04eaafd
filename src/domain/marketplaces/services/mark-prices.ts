import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { toPricesOut } from "../prices-out.ts";
import { findPriceRule } from "../selectors/find-price-rule.ts";
import { shouldCostSql } from "../should-cost-sql.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/**
 * Marks the listings of a connection that cost something else there than they should, or wait to: after its settings changed, or where a mark was missed.
 * Returns how many.
 */
export async function markPrices(scope: VendorScope, input: z.input<typeof inputSchema>): Promise<number> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const rule = await findPriceRule(scope, { connectionId });
	if (!rule?.pricesOn) return 0;
	const should = shouldCostSql(toPricesOut(rule));
	const marked = await scope.write.$executeRaw`
		INSERT INTO push_mark (vendor_id, connection_id, listing_id, kind)
		SELECT listing.vendor_id, listing.connection_id, listing.id, 'price'
		FROM listing JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active'
			AND CASE WHEN listing.price_due_at IS NULL THEN ${should} > 0 AND ${should} IS DISTINCT FROM coalesce(listing.acked_price_minor, listing.seen_price_minor)
				ELSE ${should} IS DISTINCT FROM listing.wanted_price_minor END`;
	if (marked > 0) scope.afterCommit({ job: "push-listings", id: connectionId, run: `prices${now.getTime()}`, payload: { vendorId, connectionId } });
	return marked;
}
