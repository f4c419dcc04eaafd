import type { ReadScope } from "../../core/permissions/scopes.ts";

interface LocationRow {
	id: string;
	name: string;
	isDefault: boolean;
	/** Items that lie there. */
	items: number;
	copies: bigint;
	committed: bigint;
}

/** The locations in use with what lies there, the default one first. */
export function listLocations(scope: ReadScope<"inventory.read">): Promise<LocationRow[]> {
	return scope.read.$queryRaw<LocationRow[]>`
		SELECT location.id, location.name, location.is_default AS "isDefault", coalesce(stock.items, 0)::int AS items,
			coalesce(stock.copies, 0)::bigint AS copies, coalesce(stock.committed, 0)::bigint AS committed
		FROM location
		LEFT JOIN (
			SELECT location_id, count(*) FILTER (WHERE on_hand > 0) AS items, sum(on_hand) AS copies, sum(committed) AS committed
			FROM stock_level WHERE vendor_id = ${scope.vendorId}::uuid GROUP BY location_id
		) stock ON stock.location_id = location.id
		WHERE location.vendor_id = ${scope.vendorId}::uuid AND location.archived_at IS NULL
		ORDER BY location.is_default DESC, location.name`;
}
