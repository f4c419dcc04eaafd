import { Prisma } from "../../../../generated/prisma/client.ts";

/** Copies that the item has at all places, and those that open orders hold. */
const total = (column: "on_hand" | "committed") => Prisma.sql`(
	SELECT coalesce(sum(place.${Prisma.raw(column)}), 0) FROM stock_level place WHERE place.vendor_id = item.vendor_id AND place.item_id = item.id
)`;

/** How many copies the row brings or takes, over all places. */
const brings = Prisma.sql`coalesce(plan.target_on_hand - plan.seen_on_hand + coalesce(plan.move_copies, 0), 0)`;

const item = Prisma.sql`(item.id IS NOT NULL AND (item.archived_at IS NULL OR plan.archive IS FALSE))`;

const price = Prisma.sql`(plan.target_minor IS NULL OR (item.price_minor = plan.seen_minor AND NOT item.price_locked))`;

/** What open orders have committed at a place stays there, and no copy goes to a place that is closed. */
const stock = Prisma.sql`(plan.target_on_hand IS NULL OR (
	coalesce(level.on_hand, 0) = plan.seen_on_hand
	AND (coalesce(level.committed, 0) <= plan.target_on_hand OR plan.target_on_hand >= plan.seen_on_hand)
	AND (plan.move_copies IS NULL OR (
		coalesce(other.on_hand, 0) - CASE WHEN plan.move_copies < 0 THEN coalesce(other.committed, 0) ELSE 0 END + plan.move_copies::bigint BETWEEN 0 AND 2147483647
	))
	AND CASE WHEN item.is_single_copy THEN ${total("on_hand")} + ${brings} <= 1 ELSE true END
	AND NOT EXISTS (
		SELECT FROM location WHERE location.vendor_id = item.vendor_id AND location.id IN (plan.location_id, plan.to_location_id) AND location.archived_at IS NOT NULL
	)
))`;

/** A condition is one of its category's, and attributes are too: they change together or not at all. */
const kind = Prisma.sql`(plan.target_fields->'category' IS NULL OR (
	item.category = plan.seen_fields->>'category' AND item.condition = plan.seen_fields->>'condition'
	AND (plan.seen_fields->'attributes' IS NULL OR item.attributes = plan.seen_fields->'attributes')
))`;

const bin = Prisma.sql`(plan.target_fields->'bin' IS NULL OR
	CASE WHEN plan.to_location_id IS NULL THEN level.bin ELSE other.bin END IS NOT DISTINCT FROM plan.seen_fields->>'bin')`;

const archive = Prisma.sql`(CASE
	WHEN plan.archive THEN item.archived_at IS NULL AND ${stock} AND ${total("committed")} = 0 AND ${total("on_hand")} + ${brings} = 0
	WHEN NOT plan.archive THEN item.archived_at IS NOT NULL
	ELSE true END)`;

/**
 * For each value of an edit's row, whether it is still the one seen and may become its target: conditions over `bulk_operation_row plan` behind
 * `editRowJoins`. A value that the row leaves alone holds. Without `item`, nothing of the row may be done.
 */
export const editValueHolds = { item, price, stock, kind, bin, archive } as const;

/** All of a row holds. */
export const editRowHolds = Prisma.sql`(${item} AND ${price} AND ${stock} AND ${kind} AND ${bin} AND ${archive})`;

/** Something is left of a row when what does not hold is left out. */
export const editRowHoldsInPart = Prisma.sql`(${item} AND (
	(plan.target_minor IS NOT NULL AND ${price}) OR (plan.target_on_hand IS NOT NULL AND ${stock}) OR (plan.target_fields->'category' IS NOT NULL AND ${kind})
	OR (plan.target_fields->'bin' IS NOT NULL AND ${bin}) OR (plan.archive IS NOT NULL AND ${archive})
))`;

/** Joins each row's `item`, its `level` at the row's location and its `other` one where copies go. OFFSET 0: see plan-row-holds.ts. */
export function editRowJoins(vendorId: string): Prisma.Sql {
	const levelAt = (location: Prisma.Sql) => Prisma.sql`(
		SELECT on_hand, committed, bin FROM stock_level
		WHERE stock_level.vendor_id = ${vendorId}::uuid AND stock_level.item_id = plan.item_id AND stock_level.location_id = ${location} OFFSET 0
	)`;
	return Prisma.sql`
		LEFT JOIN LATERAL (SELECT * FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item ON true
		LEFT JOIN LATERAL ${levelAt(Prisma.sql`plan.location_id`)} level ON true
		LEFT JOIN LATERAL ${levelAt(Prisma.sql`plan.to_location_id`)} other ON true`;
}
