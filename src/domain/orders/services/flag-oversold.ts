import { Prisma } from "../../../generated/prisma/client.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { shortCopies } from "../selectors/short-copies.ts";

/**
 * Marks the open lines of these items with the copies that they lack, and clears what is healed, other orders' lines included. The items' levels
 * must be locked.
 */
export async function flagOversold(scope: VendorScope<"order.write" | "stock.write">, { itemIds }: { itemIds: readonly string[] }): Promise<void> {
	const { vendorId } = scope;
	await scope.write.$executeRaw`
		WITH short AS (${shortCopies(vendorId, Prisma.sql`${itemIds}::uuid[]`)}), flag AS (
			SELECT coalesce(short.line_id, flagged.id) AS line_id, coalesce(short.copies, 0) AS copies
			FROM short FULL JOIN (
				SELECT id FROM sales_order_line WHERE vendor_id = ${vendorId}::uuid AND item_id = ANY(${itemIds}::uuid[]) AND oversold > 0
			) flagged ON flagged.id = short.line_id
		)
		UPDATE sales_order_line line SET oversold = flag.copies FROM flag
		WHERE line.vendor_id = ${vendorId}::uuid AND line.id = flag.line_id AND line.oversold <> flag.copies`;
}
