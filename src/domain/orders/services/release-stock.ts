import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ orderId: z.uuid() });

/**
 * Frees what an order's lines still hold, in one statement: a reservation is released once, so a repeated call frees nothing more.
 * Returns the levels of what was freed; stock rows are locked in the items' order.
 */
export async function releaseStock(
	scope: VendorScope<"order.write" | "stock.write">,
	input: z.input<typeof inputSchema>,
): Promise<{ itemId: string; quantity: number }[]> {
	const { orderId } = parseInput(inputSchema, input);
	return scope.write.$queryRaw<{ itemId: string; quantity: number }[]>`
		WITH freed AS (
			UPDATE reservation SET status = 'released'
			WHERE vendor_id = ${scope.vendorId}::uuid AND status = 'open'
				AND line_id IN (SELECT id FROM sales_order_line WHERE vendor_id = ${scope.vendorId}::uuid AND order_id = ${orderId}::uuid)
			RETURNING item_id, location_id, quantity
		), summed AS (
			SELECT item_id, location_id, sum(quantity)::int AS quantity FROM freed GROUP BY item_id, location_id
		), locked AS (
			SELECT level.id, summed.quantity FROM stock_level level JOIN summed USING (item_id, location_id)
			WHERE level.vendor_id = ${scope.vendorId}::uuid ORDER BY level.item_id, level.location_id FOR UPDATE OF level
		)
		UPDATE stock_level level SET committed = level.committed - locked.quantity FROM locked WHERE level.id = locked.id
		RETURNING level.item_id AS "itemId", locked.quantity`;
}
