import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { stockJoin } from "../search/stock-join.ts";
import { itemFilter } from "./item-filter.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";

interface LowItem extends ItemRow {
	/** Copies, over all locations, or where the filter looks. */
	available: number;
	/** As many available copies, or fewer, are low: the item's own, or the vendor's. */
	threshold: number;
}

/** The last item of a page. */
export interface LowKey {
	available: number;
	itemId: string;
}

/**
 * Items that are low, the fewest available first; and how many there are from `after` on. Passes the stock once: an index that knew what is
 * available would have to change with every sale.
 */
export async function listLowStock(
	scope: ReadScope<"inventory.read">,
	{ filter, after, limit }: { filter: ItemFilter; after: LowKey | null; limit: number },
): Promise<{ items: LowItem[]; count: number }> {
	const available = Prisma.sql`(coalesce(stock.on_hand, 0) - coalesce(stock.committed, 0))`;
	const behind = after ? Prisma.sql`WHERE (low.available, low.id) > (${after.available}::bigint, ${after.itemId}::uuid)` : Prisma.empty;
	const rows = await scope.read.$queryRaw<(LowItem & { count: number })[]>(Prisma.sql`
		WITH low AS MATERIALIZED (
			SELECT item.id, ${available} AS available FROM item ${stockJoin(scope.vendorId, filter)}
			WHERE ${await itemFilter(scope, { ...filter, stock: "low" }, available)}
		), page AS (
			SELECT low.*, count(*) OVER ()::int AS count FROM low ${behind} ORDER BY low.available, low.id LIMIT ${limit}
		)
		SELECT ${itemColumns}, page.available::int, coalesce(item.low_stock_threshold, vendor.low_stock_threshold) AS threshold, page.count
		FROM page
		JOIN vendor ON vendor.id = ${scope.vendorId}::uuid
		JOIN item ON item.vendor_id = ${scope.vendorId}::uuid AND item.id = page.id ${itemStock}
		ORDER BY page.available, page.id`);
	return { items: rows.map(({ count: _, ...item }) => item), count: rows[0]?.count ?? 0 };
}
