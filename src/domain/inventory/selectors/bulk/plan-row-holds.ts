import { Prisma } from "../../../../generated/prisma/client.ts";

/**
 * True for a row `plan` whose values are still the ones seen: a condition over `bulk_operation_row plan` with its `item` and its
 * `stock_level level` in the default location joined from the left. A new item's row holds while its SKU is free.
 */
export const planRowHolds = Prisma.sql`
	CASE WHEN plan.is_new THEN NOT EXISTS (
		SELECT FROM item taken WHERE taken.vendor_id = plan.vendor_id AND taken.sku_key = lower(plan.sku) AND taken.id <> plan.item_id
	) ELSE
		item.id IS NOT NULL
		AND (plan.target_minor IS NULL OR item.price_minor = plan.seen_minor)
		AND (plan.target_on_hand IS NULL OR (coalesce(level.on_hand, 0) = plan.seen_on_hand AND coalesce(level.committed, 0) <= plan.target_on_hand))
		AND (item.archived_at IS NULL) = (plan.archive IS DISTINCT FROM false)
	END`;

/** What `planRowHolds` looks at, behind `FROM bulk_operation_row plan`. */
export const planRowJoins = Prisma.sql`
	LEFT JOIN item ON item.vendor_id = plan.vendor_id AND item.id = plan.item_id
	LEFT JOIN location ON location.vendor_id = plan.vendor_id AND location.is_default
	LEFT JOIN stock_level level ON level.vendor_id = plan.vendor_id AND level.item_id = plan.item_id AND level.location_id = location.id`;
