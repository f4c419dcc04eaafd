import { Prisma } from "../../../generated/prisma/client.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { placeSql } from "./place-sql.ts";

/** Copies of `item` that are available where a filter looks: over all locations, or at the one and in the bin that are named. */
export function availableSql(filter: Pick<ItemFilter, "location" | "bin">): Prisma.Sql {
	return Prisma.sql`(
		SELECT coalesce(sum(level.on_hand - level.committed), 0) FROM stock_level level
		WHERE level.vendor_id = item.vendor_id AND level.item_id = item.id ${placeSql(filter)})`;
}
