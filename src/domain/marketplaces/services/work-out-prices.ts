import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { toPricesOut } from "../prices-out.ts";
import { findPriceRule } from "../selectors/find-price-rule.ts";
import { shouldCostSql } from "../should-cost-sql.ts";
import { takeMarks } from "./take-marks.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/**
 * Takes marks of prices away, and writes down what their listings should cost, as of a moment that is not before. What stands there already, with nothing
 * under way, is not pushed again; nor is what costs nothing here. Returns whether there may be more marks.
 */
export async function workOutPrices(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const rule = await findPriceRule(scope, { connectionId });
	if (!rule) return false;
	const should = shouldCostSql(toPricesOut(rule));
	return takeMarks(
		scope,
		{ connectionId, kind: "price" },
		(listingIds) => scope.write.$executeRaw`
			UPDATE listing SET wanted_price_minor = made.price, price_version = price_version + 1, price_attempts = 0, price_error = NULL,
				price_due_at = CASE WHEN made.price = 0 OR (price_due_at IS NULL AND made.price = acked_price_minor) THEN NULL ELSE ${now}::timestamptz END
			FROM (
				SELECT listing.id, ${should} AS price FROM listing JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
				WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = ANY(${listingIds}::uuid[]) AND listing.status = 'active'
			) made
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = made.id`,
	);
}
