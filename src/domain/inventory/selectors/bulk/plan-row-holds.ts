import { Prisma } from "../../../../generated/prisma/client.ts";

/** Behind `planRowJoins`, of a row of an item that there is: its price is still the one seen, and not locked; or none is planned. */
export const planPriceHolds = Prisma.sql`(plan.target_minor IS NULL OR (item.price_minor = plan.seen_minor AND NOT item.price_locked))`;

/** Where copies are planned: they are still those seen, and enough for what is committed. */
export const planCopiesHold = Prisma.sql`(coalesce(level.on_hand, 0) = plan.seen_on_hand AND coalesce(level.committed, 0) <= plan.target_on_hand)`;

/** Likewise: its copies are still those seen, enough for what is committed, and no second ones of a graded copy; or none are planned. */
export const planStockHolds = Prisma.sql`(plan.target_on_hand IS NULL OR (${planCopiesHold}
		AND (plan.target_on_hand = 0 OR NOT item.is_single_copy OR (plan.target_on_hand = 1 AND NOT EXISTS (
			SELECT FROM stock_level elsewhere WHERE elsewhere.vendor_id = plan.vendor_id AND elsewhere.item_id = plan.item_id AND elsewhere.on_hand > 0
				AND elsewhere.id IS DISTINCT FROM level.id
		)))))`;

/** What holds of a row `plan` by its `item` alone. Where more is to be looked at (a graded copy, what archives), false as well. */
export const planItemPlainlyHolds = Prisma.sql`(${planPriceHolds} AND item.archived_at IS NULL AND plan.archive IS NULL
	AND NOT (item.is_single_copy AND coalesce(plan.target_on_hand, 0) > 0))`;

/** Copies lie nowhere but where rows of this operation have seen them, and no order holds any: of an item that is to be archived. */
const planPlacesHold = Prisma.sql`NOT EXISTS (
	SELECT FROM stock_level place WHERE place.vendor_id = plan.vendor_id AND place.item_id = plan.item_id AND (place.committed > 0 OR place.on_hand <> coalesce((
		SELECT seen.seen_on_hand FROM bulk_operation_row seen
		WHERE seen.vendor_id = plan.vendor_id AND seen.bulk_operation_id = plan.bulk_operation_id AND seen.item_id = plan.item_id
			AND coalesce(seen.location_id, (SELECT id FROM location WHERE location.vendor_id = plan.vendor_id AND is_default)) = place.location_id
	), 0))
)`;

/**
 * True for a row `plan` whose values are still the ones seen, whose price is not locked, and which makes no second copy of a graded one: a condition over `bulk_operation_row plan` behind `planRowJoins`.
 * A new item's row holds while its SKU is free.
 */
export const planRowHolds = Prisma.sql`
	CASE WHEN plan.is_new THEN NOT EXISTS (
		SELECT FROM item taken WHERE taken.vendor_id = plan.vendor_id AND taken.sku_key = plan.sku_key AND taken.id <> plan.item_id
	) ELSE
		item.id IS NOT NULL AND ${planPriceHolds} AND ${planStockHolds} AND (item.archived_at IS NULL) = (plan.archive IS DISTINCT FROM false)
			AND CASE WHEN plan.archive THEN ${planPlacesHold} ELSE true END
	END`;

/**
 * Joins each row's `item` and its `level` at its location, where there are such; `row` is the alias of the rows.
 * OFFSET 0 has the database look each one up by its key, whatever it believes of the tables' sizes: right after an import it believes
 * that they are empty, and would compare every row with every other.
 */
export function planRowJoins(vendorId: string, row: "plan" | "made" = "plan"): Prisma.Sql {
	const alias = Prisma.raw(row);
	return Prisma.sql`
		LEFT JOIN LATERAL (
			SELECT id, sku, price_minor, cost_minor, market_minor, market_at, price_locked, is_single_copy, archived_at FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = ${alias}.item_id OFFSET 0
		) item ON true
		LEFT JOIN LATERAL (
			SELECT id, on_hand, committed, bin FROM stock_level
			WHERE stock_level.vendor_id = ${vendorId}::uuid AND stock_level.item_id = ${alias}.item_id
				AND stock_level.location_id = coalesce(${alias}.location_id, (SELECT id FROM location WHERE location.vendor_id = ${vendorId}::uuid AND is_default))
			OFFSET 0
		) level ON true`;
}
