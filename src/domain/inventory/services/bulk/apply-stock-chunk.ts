import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { planRowHolds, planRowJoins } from "../../selectors/bulk/plan-row-holds.ts";
import { getDefaultLocation } from "../../selectors/get-default-location.ts";
import type { AppliedChunk, ChunkOfRows } from "./applied-chunk.ts";
import { applyDetailsChunk } from "./apply-details-chunk.ts";
import { lockStockRows } from "./lock-stock-rows.ts";
import { makeItems } from "./make-items.ts";
import { reduceStockRows } from "./reduce-stock-rows.ts";
import { setJoins } from "./set-joins.ts";
import { writeStockChunk } from "./write-stock-chunk.ts";

/**
 * Makes, changes, archives or restores the chunk's items, prices and stock: all of a row or nothing of it. First everything is locked,
 * then rows that no longer hold are marked as moved, then the rest is written.
 */
export async function applyStockChunk(scope: VendorScope<"pricing.bulk">, { operation, after, upTo }: ChunkOfRows): Promise<AppliedChunk> {
	const rows = Prisma.sql`plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operation.id}::uuid AND plan.outcome = 'pending'
		${after ? Prisma.sql`AND plan.item_id > ${after}::uuid` : Prisma.empty} AND plan.item_id <= ${upTo}::uuid`;
	const within = (key: Prisma.Sql) => Prisma.sql`${after ? Prisma.sql`AND ${key} > ${after}::uuid` : Prisma.empty} AND ${key} <= ${upTo}::uuid`;
	const { id: locationId } = await getDefaultLocation(scope);
	await setJoins(scope, "in passing");
	const { holds, makes, changesDetails } = await lockStockRows(scope, { rows, within, locationId });
	const isPlain = holds && !changesDetails;
	if (!isPlain) await setJoins(scope, "by key");
	const moved = holds ? 0 : await sortOut(scope, { operation, rows, locationId, makes });
	if (changesDetails) await applyDetailsChunk(scope, { rows, locationId });
	if (!isPlain) await setJoins(scope, "in passing");
	const done = await writeStockChunk(scope, { operation, rows, within, locationId });
	return { done, moved };
}

interface Doubtful {
	operation: BulkOperation;
	rows: Prisma.Sql;
	locationId: string;
	makes: boolean;
}

/** Where not all rows plainly hold: makes the items and levels that there are not, and marks the rows that have moved; returns their number. */
async function sortOut(scope: VendorScope<"pricing.bulk">, { operation, rows, locationId, makes }: Doubtful): Promise<number> {
	if (makes) await makeItems(scope, { rows });
	await makeLevels(scope, rows, locationId);
	if (operation.errorPolicy === "ignore") await reduceStockRows(scope, { rows });
	return scope.write.$executeRaw(Prisma.sql`
		WITH gone AS MATERIALIZED (
			SELECT plan.item_id, plan.place FROM bulk_operation_row plan ${planRowJoins(scope.vendorId)}
			WHERE ${rows} AND NOT (CASE WHEN plan.is_new THEN item.id IS NOT NULL ELSE ${planRowHolds} END)
		)
		UPDATE bulk_operation_row planned SET outcome = 'moved' FROM gone
		WHERE planned.vendor_id = ${scope.vendorId}::uuid AND planned.bulk_operation_id = ${operation.id}::uuid AND planned.item_id = gone.item_id AND planned.place = gone.place`);
}

/**
 * Makes the levels that the rows' items (which are locked) do not have yet, a new item's with its first stock, in the order of the items' ids, and
 * locks those that another made meanwhile. OFFSET 0: see plan-row-holds.ts.
 */
async function makeLevels(scope: VendorScope, rows: Prisma.Sql, locationId: string): Promise<void> {
	const { vendorId } = scope;
	const level = Prisma.sql`
		SELECT level.id FROM stock_level level
		WHERE level.vendor_id = ${vendorId}::uuid AND level.item_id = plan.item_id AND level.location_id = coalesce(plan.location_id, ${locationId}::uuid)`;
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT ${vendorId}::uuid, item.id, coalesce(plan.location_id, ${locationId}::uuid), CASE WHEN plan.is_new THEN plan.target_on_hand ELSE 0 END
		FROM bulk_operation_row plan
		CROSS JOIN LATERAL (SELECT id FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item
		WHERE ${rows} AND plan.target_on_hand IS NOT NULL AND NOT EXISTS (${level} OFFSET 0) ORDER BY item.id, plan.place ON CONFLICT DO NOTHING`);
	await scope.write.$executeRaw(Prisma.sql`
		SELECT count(*) FROM (
			SELECT plan.item_id, plan.location_id FROM bulk_operation_row plan WHERE ${rows} AND NOT plan.is_new ORDER BY plan.item_id, plan.place OFFSET 0
		) plan CROSS JOIN LATERAL (${level} FOR UPDATE) locked`);
}
