import { Prisma } from "../../generated/prisma/client.ts";

/** An item that has just become low. */
interface FallenItem {
	sku: string;
	title: string;
	condition: string;
	/** Copies, over all locations. */
	available: number;
	/** As many, or fewer, are low: the item's own, or the vendor's. */
	threshold: number;
}

export interface FallenLow {
	count: number;
	/** The first of them, the fewest available first. */
	items: FallenItem[];
}

interface Reading {
	/** A query of (item_id, by): the items whose available copies fell in this transaction, and by how many. */
	fallen: Prisma.Sql;
	/** A condition over an item's id, for where `fallen` is a stretch of them. */
	within: (key: Prisma.Sql) => Prisma.Sql;
	limit: number;
}

/** A query of the items that these falls took from above their threshold to it or below, each with the count of all; archived ones are no news. */
export function fallenLowSql(vendorId: string, { fallen, within, limit }: Reading): Prisma.Sql {
	return Prisma.sql`
		WITH fallen AS MATERIALIZED (${fallen}), level AS (
			SELECT level.item_id, sum(level.on_hand - level.committed) AS available
			FROM fallen JOIN stock_level level ON level.vendor_id = ${vendorId}::uuid AND level.item_id = fallen.item_id ${within(Prisma.sql`level.item_id`)}
			GROUP BY level.item_id
		), low AS (
			SELECT item.sku, item.title, item.condition, level.available::int, coalesce(item.low_stock_threshold, vendor.low_stock_threshold) AS threshold, fallen.by
			FROM level
			JOIN fallen ON fallen.item_id = level.item_id
			JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = level.item_id ${within(Prisma.sql`item.id`)} AND item.archived_at IS NULL
			JOIN vendor ON vendor.id = ${vendorId}::uuid
		)
		SELECT sku, title, condition, available, threshold, count(*) OVER ()::int AS count FROM low
		WHERE available <= threshold AND available + by > threshold
		ORDER BY available, sku LIMIT ${limit}`;
}

/** What such a query answered. */
export function asFallenLow(rows: readonly (FallenItem & { count: number })[]): FallenLow {
	return { count: rows[0]?.count ?? 0, items: rows.map(({ count: _, ...item }) => item) };
}
