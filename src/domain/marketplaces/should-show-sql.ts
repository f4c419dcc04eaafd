import { Prisma } from "../../generated/prisma/client.ts";

/**
 * Copies that a listing should show, over rows named `listing` and `connection`: what is available at all places together, of that the connection's
 * share, less its buffer, and no more than the most that it may list, or than a quantity holds. Never below zero, and zero while no more are available than
 * those with which the connection ends its listings.
 */
export const SHOULD_SHOW = Prisma.sql`(
	SELECT CASE WHEN sum(level.on_hand - level.committed) > connection.end_when_stock
		THEN least(connection.max_listed, greatest(0, floor(least(2147483647, sum(level.on_hand - level.committed)) * connection.stock_percentage / 100.0)::int - connection.buffer))
		ELSE 0 END
	FROM stock_level level WHERE level.vendor_id = listing.vendor_id AND level.item_id = listing.item_id
)`;
