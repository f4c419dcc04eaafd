import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { OPEN_DRIFT } from "../open-drift-sql.ts";

/** A listing that shows another number of copies than it should, for no reason that is known. */
export interface DriftRow {
	listingId: string;
	/** The marketplace's id of it. */
	externalId: string;
	title: string;
	itemId: string;
	sku: string;
	/** An archived item, or a single copy of which more are shown: what is there can't be made ours. */
	isFixed: boolean;
	/** As it should show, */
	ours: number;
	/** and as it does. */
	theirs: number;
	since: Date;
	/** When a person said that it is to be counted. */
	countAskedAt: Date | null;
	/** Of all that differ, and were asked for. */
	total: number;
}

interface Wanted {
	connectionId: string;
	/** Only this one, by the marketplace's id. */
	externalId?: string | null;
	offset?: number;
	most: number;
}

/** Listings of a connection that differ: what may be sold there and is not here first, then by how much. */
export function listDrift(scope: ReadScope, { connectionId, externalId = null, offset = 0, most }: Wanted): Promise<DriftRow[]> {
	const { vendorId } = scope;
	return scope.read.$queryRaw<DriftRow[]>`
		SELECT listing.id AS "listingId", listing.external_id AS "externalId", listing.title, item.id AS "itemId", item.sku,
			(item.archived_at IS NOT NULL OR (item.is_single_copy AND listing.drift_theirs > 1)) AS "isFixed",
			listing.drift_ours AS ours, listing.drift_theirs AS theirs, listing.drift_since AS since, listing.count_asked_at AS "countAskedAt", count(*) OVER ()::int AS total
		FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
		JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND ${OPEN_DRIFT}
			AND ${externalId === null ? Prisma.sql`true` : Prisma.sql`listing.external_id = ${externalId}`}
		ORDER BY listing.drift_ours > 0, listing.drift_ours - listing.drift_theirs, listing.id OFFSET ${offset} LIMIT ${most}`;
}
