import { Prisma } from "../../../generated/prisma/client.ts";

/**
 * A SELECT of `line_id, copies`: what open reservations of these items hold and is not there. Copies serve the oldest reservation of a place
 * first, so the shortage falls on those that came last. Where all that is held is there, no reservation is read, however many there are.
 */
export function shortCopies(vendorId: string, itemIds: Prisma.Sql): Prisma.Sql {
	return Prisma.sql`
		SELECT held.line_id, sum(least(held.quantity, held.up_to - held.on_hand))::int AS copies
		FROM (
			SELECT reservation.line_id, reservation.quantity, level.on_hand,
				sum(reservation.quantity) OVER (PARTITION BY reservation.item_id, reservation.location_id ORDER BY reservation.id) AS up_to
			FROM stock_level level JOIN reservation ON reservation.vendor_id = level.vendor_id AND reservation.item_id = level.item_id
				AND reservation.location_id = level.location_id AND reservation.status = 'open'
			WHERE level.vendor_id = ${vendorId}::uuid AND level.item_id = ANY(${itemIds}) AND level.committed > level.on_hand
		) held
		WHERE held.up_to > held.on_hand
		GROUP BY held.line_id`;
}
