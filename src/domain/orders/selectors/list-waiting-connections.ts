import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The connections with orders of which a line waits for its item. */
export async function listWaitingConnections(scope: ReadScope): Promise<string[]> {
	const rows = await scope.read.$queryRaw<{ id: string }[]>`
		SELECT DISTINCT sold.connection_id AS id FROM sales_order_line line
		JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id
		WHERE line.vendor_id = ${scope.vendorId}::uuid AND line.item_id IS NULL AND line.ignored_at IS NULL AND sold.connection_id IS NOT NULL`;
	return rows.map(({ id }) => id);
}
