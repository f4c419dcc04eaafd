import { Prisma } from "../../generated/prisma/client.ts";
import { SHOULD_SHOW } from "./should-show-sql.ts";

/** Listings, over rows named `listing` and `connection`, that differ as they did when they were compared: neither side has moved since, and nothing is on its way. */
export const OPEN_DRIFT = Prisma.sql`listing.drift_since IS NOT NULL AND listing.status = 'active' AND listing.item_id IS NOT NULL AND NOT (connection.push_on AND listing.push_due_at IS NOT NULL)
	AND greatest(0, listing.seen_quantity) = listing.drift_theirs AND listing.drift_ours = ${SHOULD_SHOW}
	AND NOT EXISTS (SELECT FROM push_mark mark WHERE mark.vendor_id = listing.vendor_id AND mark.connection_id = listing.connection_id AND mark.listing_id = listing.id AND mark.kind = 'stock')`;
