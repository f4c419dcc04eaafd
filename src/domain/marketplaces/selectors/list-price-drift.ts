import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { OPEN_PRICE_DRIFT } from "../open-price-drift-sql.ts";

/** A listing whose price was changed on its marketplace; minor units. */
export interface PriceDriftRow {
	listingId: string;
	/** The marketplace's id of it. */
	externalId: string;
	title: string;
	/** Its item's. */
	sku: string;
	/** As it was set there last, */
	ours: bigint;
	/** and as it stands there. */
	theirs: bigint;
	/** Of all that were changed, and were asked for. */
	total: number;
}

interface Wanted {
	connectionId: string;
	/** Only this one, by the marketplace's id. */
	externalId?: string | null;
	most: number;
}

/** Listings of a connection whose price was changed there, what differs most first. */
export function listPriceDrift(scope: ReadScope, { connectionId, externalId = null, most }: Wanted): Promise<PriceDriftRow[]> {
	return scope.read.$queryRaw<PriceDriftRow[]>`
		SELECT listing.id AS "listingId", listing.external_id AS "externalId", listing.title, item.sku, listing.acked_price_minor AS ours, listing.seen_price_minor AS theirs, count(*) OVER ()::int AS total
		FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
		JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
		WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND ${OPEN_PRICE_DRIFT}
			AND ${externalId === null ? Prisma.sql`true` : Prisma.sql`listing.external_id = ${externalId}`}
		ORDER BY abs(listing.acked_price_minor - listing.seen_price_minor) DESC, listing.id LIMIT ${most}`;
}
