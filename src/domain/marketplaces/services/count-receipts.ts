import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/** Counts anew how far the open receipts of a connection are; a price that was set again since counts when its newest one is there. Returns their operations. */
export async function countReceipts(scope: VendorScope, input: z.input<typeof inputSchema>): Promise<string[]> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const rows = await scope.write.$queryRaw<{ operationId: string }[]>`
		WITH counted AS (
			SELECT receipt.id, count(DISTINCT listing.id) FILTER (WHERE listing.price_error IS NOT NULL)::int AS refused,
				count(DISTINCT listing.id) FILTER (WHERE listing.price_error IS NULL AND (listing.price_due_at IS NOT NULL OR EXISTS (
					SELECT FROM push_mark WHERE push_mark.vendor_id = receipt.vendor_id AND push_mark.connection_id = receipt.connection_id AND listing_id = listing.id AND kind = 'price'
				)))::int AS waiting
			FROM price_receipt receipt
			JOIN price_change ON price_change.vendor_id = receipt.vendor_id AND price_change.bulk_operation_id = receipt.bulk_operation_id
			LEFT JOIN listing ON listing.vendor_id = receipt.vendor_id AND listing.connection_id = receipt.connection_id AND listing.item_id = price_change.item_id
				AND listing.status = 'active' AND listing.price_minor IS NULL
			WHERE receipt.vendor_id = ${vendorId}::uuid AND receipt.connection_id = ${connectionId}::uuid AND receipt.finished_at IS NULL
			GROUP BY receipt.id
		)
		UPDATE price_receipt receipt SET refused = least(total, counted.refused), done = greatest(0, total - counted.refused - waiting), told_at = ${now}::timestamptz,
			finished_at = CASE WHEN waiting = 0 AND counted.refused = 0 THEN ${now}::timestamptz END
		FROM counted WHERE receipt.vendor_id = ${vendorId}::uuid AND receipt.id = counted.id
		RETURNING bulk_operation_id AS "operationId"`;
	return rows.map(({ operationId }) => operationId);
}
