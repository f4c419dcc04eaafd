import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The open orders that hold copies of an item, and how many, the oldest first. */
export function listCommittedOrders(
	scope: ReadScope<"inventory.read">,
	{ itemId, limit }: { itemId: string; limit: number },
): Promise<{ number: number; quantity: number }[]> {
	return scope.read.$queryRaw<{ number: number; quantity: number }[]>`
		SELECT sold.number, sum(reservation.quantity)::int AS quantity
		FROM reservation
		JOIN sales_order_line line ON line.vendor_id = reservation.vendor_id AND line.id = reservation.line_id
		JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id
		WHERE reservation.vendor_id = ${scope.vendorId}::uuid AND reservation.item_id = ${itemId}::uuid AND reservation.status = 'open'
		GROUP BY sold.number ORDER BY sold.number LIMIT ${limit}`;
}
