import type { ReadScope } from "../../core/permissions/scopes.ts";

/** What of an item lies at one location. */
export interface LevelRow {
	locationId: string;
	location: string;
	isDefault: boolean;
	isArchived: boolean;
	onHand: number;
	committed: number;
	bin: string | null;
}

/** An item's stock at every location of the vendor, archived ones included, the default one first; zero where it never lay. */
export function listLevels(scope: ReadScope<"inventory.read">, { itemId }: { itemId: string }): Promise<LevelRow[]> {
	return scope.read.$queryRaw<LevelRow[]>`
		SELECT location.id AS "locationId", location.name AS location, location.is_default AS "isDefault", location.archived_at IS NOT NULL AS "isArchived",
			coalesce(level.on_hand, 0) AS "onHand", coalesce(level.committed, 0) AS committed, level.bin
		FROM location
		LEFT JOIN stock_level level ON level.vendor_id = location.vendor_id AND level.location_id = location.id AND level.item_id = ${itemId}::uuid
		WHERE location.vendor_id = ${scope.vendorId}::uuid
		ORDER BY location.is_default DESC, location.name`;
}
