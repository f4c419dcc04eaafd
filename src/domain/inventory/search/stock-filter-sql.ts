import { Prisma } from "../../../generated/prisma/client.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { availableSql } from "./available-sql.ts";
import { placeSql } from "./place-sql.ts";

/**
 * Conditions over `item` by its levels: over all locations, or at the one and in the bin that are named. What is available is looked up item by item,
 * unless whoever asks has it.
 */
export function stockFilterSql(vendorId: string, { stock, location, bin }: ItemFilter, available = availableSql({ location, bin })): Prisma.Sql[] {
	const here = placeSql({ location, bin });
	// What is asked for at a location lies there; a bin is an item's also while it is empty, and a location where its stock is out.
	const isThere = bin === undefined && (stock === undefined || stock === "any") ? Prisma.sql`AND level.on_hand > 0` : Prisma.empty;
	const conditions =
		here === Prisma.empty
			? []
			: [Prisma.sql`item.id IN (SELECT level.item_id FROM stock_level level WHERE level.vendor_id = ${vendorId}::uuid ${here} ${isThere})`];
	if (stock === "in") conditions.push(Prisma.sql`${available} > 0`);
	if (stock === "out") conditions.push(Prisma.sql`${available} <= 0`);
	if (stock === "low") {
		conditions.push(
			Prisma.sql`${available} <= coalesce(item.low_stock_threshold, (SELECT vendor.low_stock_threshold FROM vendor WHERE vendor.id = ${vendorId}::uuid))`,
		);
	}
	return conditions;
}
