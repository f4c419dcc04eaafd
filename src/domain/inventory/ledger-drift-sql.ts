import { Prisma } from "../../generated/prisma/client.ts";

/** Items by their ids: behind `after`, up to and with `upTo`; null leaves an end open. */
export interface ItemRange {
	after: string | null;
	upTo: string | null;
}

/** What is wrong with the books, and what would be right. */
export interface LedgerDrift {
	/**
	 * on_hand: a level is not the sum of its movements. committed: it is not what open reservations hold. single_copy: an item of which there is one
	 * is there more than once. oversold: open orders hold more copies than lie at their places, and are not marked so.
	 */
	fault: "on_hand" | "committed" | "single_copy" | "oversold";
	itemId: string;
	sku: string;
	/** Null where the fault is the item's as a whole. */
	locationId: string | null;
	location: string | null;
	stored: bigint;
	expected: bigint;
}

/**
 * A SELECT of a vendor's drifts among these items: the one place that says what the books must fulfil. One statement, and so one moment: it may run
 * beside whoever moves stock.
 */
export function ledgerDriftSql(vendorId: string, { after, upTo }: ItemRange): Prisma.Sql {
	const within = (itemId: Prisma.Sql) =>
		Prisma.sql`${after ? Prisma.sql`AND ${itemId} > ${after}::uuid` : Prisma.empty} ${upTo ? Prisma.sql`AND ${itemId} <= ${upTo}::uuid` : Prisma.empty}`;
	const of = (table: Prisma.Sql) => Prisma.sql`${table}.vendor_id = ${vendorId}::uuid ${within(Prisma.sql`${table}.item_id`)}`;
	return Prisma.sql`
		WITH level AS MATERIALIZED (
			SELECT item_id, location_id, on_hand, committed, moved.sum AS moved, held.sum AS held
			FROM (SELECT item_id, location_id, on_hand, committed FROM stock_level WHERE ${of(Prisma.sql`stock_level`)}) stored
			FULL JOIN (
				SELECT item_id, location_id, sum(delta) FROM stock_movement WHERE ${of(Prisma.sql`stock_movement`)} GROUP BY item_id, location_id
			) moved USING (item_id, location_id)
			FULL JOIN (
				SELECT item_id, location_id, sum(quantity) FROM reservation WHERE ${of(Prisma.sql`reservation`)} AND status = 'open' GROUP BY item_id, location_id
			) held USING (item_id, location_id)
		), short AS (
			SELECT item_id, sum(greatest(committed - on_hand, 0)) AS copies FROM level GROUP BY item_id HAVING sum(greatest(committed - on_hand, 0)) > 0
		), flagged AS (
			SELECT held.item_id, sum(least(line.oversold, held.quantity)) AS copies
			FROM (
				SELECT line_id, item_id, sum(quantity) AS quantity FROM reservation
				WHERE ${of(Prisma.sql`reservation`)} AND status = 'open' GROUP BY line_id, item_id
			) held
			JOIN sales_order_line line ON line.vendor_id = ${vendorId}::uuid AND line.id = held.line_id AND line.oversold > 0
			GROUP BY held.item_id
		), drift AS (
			SELECT 'on_hand' AS fault, item_id, location_id, coalesce(on_hand, 0)::bigint AS stored, coalesce(moved, 0)::bigint AS expected
			FROM level WHERE coalesce(on_hand, 0) <> coalesce(moved, 0)
			UNION ALL
			SELECT 'committed', item_id, location_id, coalesce(committed, 0), coalesce(held, 0)::bigint FROM level WHERE coalesce(committed, 0) <> coalesce(held, 0)
			UNION ALL
			SELECT 'single_copy', item.id, NULL, sum(level.on_hand), 1 FROM level JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = level.item_id
			WHERE item.is_single_copy GROUP BY item.id HAVING sum(level.on_hand) > 1
			UNION ALL
			SELECT 'oversold', short.item_id, NULL, coalesce(flagged.copies, 0)::bigint, short.copies
			FROM short LEFT JOIN flagged USING (item_id) WHERE short.copies > coalesce(flagged.copies, 0)
		)
		SELECT drift.fault, drift.item_id AS "itemId", item.sku, drift.location_id AS "locationId", location.name AS location, drift.stored, drift.expected
		FROM drift
		JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = drift.item_id
		LEFT JOIN location ON location.vendor_id = ${vendorId}::uuid AND location.id = drift.location_id
		ORDER BY drift.item_id, drift.location_id, drift.fault`;
}
