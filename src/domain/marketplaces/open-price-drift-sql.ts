import { Prisma } from "../../generated/prisma/client.ts";

/** Listings, over rows named `listing` and `connection`, whose price was changed on a marketplace that ours go out to: it is not the one that it took last, and none is on its way. */
export const OPEN_PRICE_DRIFT = Prisma.sql`connection.prices_on AND listing.status = 'active' AND listing.item_id IS NOT NULL AND listing.price_due_at IS NULL
	AND listing.seen_price_minor <> listing.acked_price_minor
	AND NOT EXISTS (SELECT FROM push_mark mark WHERE mark.vendor_id = listing.vendor_id AND mark.connection_id = listing.connection_id AND mark.listing_id = listing.id AND mark.kind = 'price')`;
