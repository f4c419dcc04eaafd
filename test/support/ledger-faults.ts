import { query } from "./query.ts";

/**
 * What breaks the books, over all vendors: a level that is not the sum of its movements, committed that is not the sum of the open
 * reservations. Read as the owner, past row-level security.
 */
export function ledgerFaults(ownerUrl: string): Promise<{ fault: string; item_id: string; stored: number; summed: number }[]> {
	return query(
		ownerUrl,
		`SELECT 'on_hand' AS fault, level.item_id, level.on_hand AS stored, coalesce(sum(movement.delta), 0)::int AS summed
		FROM stock_level level LEFT JOIN stock_movement movement USING (vendor_id, item_id, location_id)
		GROUP BY level.id HAVING level.on_hand <> coalesce(sum(movement.delta), 0)
		UNION ALL
		SELECT 'committed', level.item_id, level.committed, coalesce(sum(reservation.quantity), 0)::int
		FROM stock_level level LEFT JOIN reservation
			ON (reservation.vendor_id, reservation.item_id, reservation.location_id) = (level.vendor_id, level.item_id, level.location_id) AND reservation.status = 'open'
		GROUP BY level.id HAVING level.committed <> coalesce(sum(reservation.quantity), 0)`,
	);
}
