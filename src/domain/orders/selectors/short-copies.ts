import { Prisma } from "../../../generated/prisma/client.ts";

/**
 * A SELECT of `line_id, copies`: what open reservations of these items hold and is not there. Copies serve the oldest reservation of a place
 * first, so the shortage falls on those that came last.
 */
export function shortCopies(vendorId: string, itemIds: Prisma.Sql): Prisma.Sql {
	return Prisma.sql`
		SELECT held.line_id, sum(least(held.quantity, held.up_to - level.on_hand))::int AS copies
		FROM (
			SELECT line_id, item_id, location_id, quantity, sum(quantity) OVER (PARTITION BY item_id, location_id ORDER BY id) AS up_to
			FROM reservation WHERE vendor_id = ${vendorId}::uuid AND status = 'open' AND item_id = ANY(${itemIds})
		) held
		JOIN stock_level level ON level.vendor_id = ${vendorId}::uuid AND level.item_id = held.item_id AND level.location_id = held.location_id
		WHERE held.up_to > level.on_hand
		GROUP BY held.line_id`;
}
