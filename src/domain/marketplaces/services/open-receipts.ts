import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { countReceipts } from "./count-receipts.ts";

const inputSchema = z.strictObject({ operationId: z.uuid() });

/**
 * Begins to keep how far the prices that a bulk operation has set come on each connection that they go out to: of listings that have no price of their own. Twice
 * does no more than once.
 */
export async function openReceipts(scope: VendorScope, input: z.input<typeof inputSchema>): Promise<void> {
	const { operationId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const opened = await scope.write.$queryRaw<{ connectionId: string }[]>`
		INSERT INTO price_receipt (vendor_id, bulk_operation_id, connection_id, total, began_at, told_at)
		SELECT ${vendorId}::uuid, ${operationId}::uuid, listing.connection_id, count(DISTINCT listing.id), min(price_change.created_at), ${now}::timestamptz
		FROM price_change JOIN listing ON listing.vendor_id = price_change.vendor_id AND listing.item_id = price_change.item_id AND listing.status = 'active'
			AND listing.price_minor IS NULL
		JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id AND connection.prices_on
		WHERE price_change.vendor_id = ${vendorId}::uuid AND price_change.bulk_operation_id = ${operationId}::uuid
		GROUP BY listing.connection_id
		ON CONFLICT (vendor_id, bulk_operation_id, connection_id) DO NOTHING RETURNING connection_id AS "connectionId"`;
	for (const { connectionId } of opened) await countReceipts(scope, { connectionId });
}
