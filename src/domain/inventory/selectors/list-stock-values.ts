import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/** What lies on the shelves, amounts in minor units of the shop's currency. */
export interface StockValue {
	section: "total" | "category" | "location" | "condition";
	/** Of the category, location or condition; empty for the total. */
	name: string;
	items: number;
	copies: bigint;
	priceMinor: bigint;
	costMinor: bigint;
	/** Copies whose cost is not known: they are in the value at price and not in the value at cost. */
	copiesWithoutCost: bigint;
}

/**
 * The stock's copies and value, in all and by category, location and condition: as it is, or as it was at a moment by the ledger and the
 * history of prices (costs have none: they are today's). One statement.
 */
export async function listStockValues(scope: ReadScope<"report.read">, { at }: { at: Date | null }): Promise<StockValue[]> {
	const held = at === null ? heldNow(scope.vendorId) : heldAt(scope.vendorId, at);
	const rows = await scope.read.$queryRaw<Record<keyof StockValue, string>[]>(Prisma.sql`
		WITH held AS (${held})
		SELECT CASE WHEN grouping(item.category) = 0 THEN 'category' WHEN grouping(location.name) = 0 THEN 'location'
				WHEN grouping(item.condition) = 0 THEN 'condition' ELSE 'total' END AS section,
			coalesce(item.category, location.name, item.condition, '') AS name, count(DISTINCT item.id)::text AS items,
			coalesce(sum(held.copies), 0)::text AS copies, coalesce(sum(held.copies * held.price::numeric), 0)::text AS "priceMinor",
			coalesce(sum(held.copies * item.cost_minor::numeric), 0)::text AS "costMinor",
			coalesce(sum(held.copies) FILTER (WHERE item.cost_minor IS NULL), 0)::text AS "copiesWithoutCost"
		FROM held
		JOIN item ON item.vendor_id = ${scope.vendorId}::uuid AND item.id = held.item_id
		JOIN location ON location.vendor_id = ${scope.vendorId}::uuid AND location.id = held.location_id
		GROUP BY GROUPING SETS ((), (item.category), (location.name), (item.condition))
		ORDER BY 1, sum(held.copies * held.price::numeric) DESC NULLS LAST, 2`);
	return rows.map(({ section, name, items, ...sums }) => ({
		section: section as StockValue["section"],
		name,
		items: Number(items),
		copies: BigInt(sums.copies),
		priceMinor: BigInt(sums.priceMinor),
		costMinor: BigInt(sums.costMinor),
		copiesWithoutCost: BigInt(sums.copiesWithoutCost),
	}));
}

function heldNow(vendorId: string): Prisma.Sql {
	return Prisma.sql`
		SELECT level.item_id, level.location_id, level.on_hand AS copies, item.price_minor AS price
		FROM stock_level level JOIN item ON item.vendor_id = level.vendor_id AND item.id = level.item_id
		WHERE level.vendor_id = ${vendorId}::uuid AND level.on_hand > 0`;
}

function heldAt(vendorId: string, at: Date): Prisma.Sql {
	return Prisma.sql`
		SELECT movement.item_id, movement.location_id, movement.copies, coalesce(past.new_minor, later.old_minor, item.price_minor) AS price
		FROM (
			SELECT item_id, location_id, sum(delta) AS copies FROM stock_movement
			WHERE vendor_id = ${vendorId}::uuid AND created_at < ${at} GROUP BY item_id, location_id HAVING sum(delta) > 0
		) movement
		JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = movement.item_id
		LEFT JOIN LATERAL (
			SELECT new_minor FROM price_change change WHERE change.vendor_id = ${vendorId}::uuid AND change.item_id = item.id AND change.created_at < ${at}
			ORDER BY change.created_at DESC, change.id DESC LIMIT 1
		) past ON true
		LEFT JOIN LATERAL (
			SELECT old_minor FROM price_change change WHERE change.vendor_id = ${vendorId}::uuid AND change.item_id = item.id AND change.created_at >= ${at}
			ORDER BY change.created_at, change.id LIMIT 1
		) later ON true`;
}
