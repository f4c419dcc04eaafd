import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { planRowHolds, planRowJoins } from "../../selectors/bulk/plan-row-holds.ts";
import { getDefaultLocation } from "../../selectors/get-default-location.ts";
import type { AppliedChunk, ChunkOfRows } from "./applied-chunk.ts";
import { applyDetailsChunk } from "./apply-details-chunk.ts";
import { makeItems } from "./make-items.ts";
import { reduceStockRows } from "./reduce-stock-rows.ts";
import { writeStockChunk } from "./write-stock-chunk.ts";

/**
 * Makes, changes, archives or restores the chunk's items, prices and stock: all of a row or nothing of it. First everything is locked,
 * then rows that no longer hold are marked as moved, then the rest is written.
 */
export async function applyStockChunk(scope: VendorScope<"pricing.bulk">, { operation, after, upTo }: ChunkOfRows): Promise<AppliedChunk> {
	const rows = Prisma.sql`plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operation.id}::uuid AND plan.outcome = 'pending'
		${after ? Prisma.sql`AND plan.item_id > ${after}::uuid` : Prisma.empty} AND plan.item_id <= ${upTo}::uuid`;
	const { id: locationId } = await getDefaultLocation(scope);
	const { makes, changesDetails } = await lookAhead(scope, rows);
	if (makes) await makeItems(scope, { rows });
	await lockLevels(scope, rows, locationId);
	if (operation.errorPolicy === "ignore") await reduceStockRows(scope, { rows });
	const moved = await scope.write.$executeRaw(Prisma.sql`
		WITH gone AS MATERIALIZED (
			SELECT plan.item_id, plan.place FROM bulk_operation_row plan ${planRowJoins(scope.vendorId)}
			WHERE ${rows} AND NOT (CASE WHEN plan.is_new THEN item.id IS NOT NULL ELSE ${planRowHolds} END)
		)
		UPDATE bulk_operation_row planned SET outcome = 'moved' FROM gone
		WHERE planned.vendor_id = ${scope.vendorId}::uuid AND planned.bulk_operation_id = ${operation.id}::uuid AND planned.item_id = gone.item_id AND planned.place = gone.place`);
	if (changesDetails) await applyDetailsChunk(scope, { rows, locationId });
	const done = await writeStockChunk(scope, { operation, rows, after, upTo, locationId });
	return { done, moved };
}

/** What there is to do beside prices and stock: a chunk of a price list has none of it, and is spared the passes. */
async function lookAhead(scope: VendorScope, rows: Prisma.Sql): Promise<{ makes: boolean; changesDetails: boolean }> {
	const [ahead] = await scope.write.$queryRaw<{ makes: boolean; changesDetails: boolean }[]>(Prisma.sql`
		SELECT coalesce(bool_or(plan.is_new), false) AS makes, coalesce(bool_or(plan.target_fields IS NOT NULL OR plan.fields->>'bin' IS NOT NULL), false) AS "changesDetails"
		FROM bulk_operation_row plan WHERE ${rows}`);
	return ahead ?? { makes: false, changesDetails: false };
}

/**
 * Items, then their levels (made where there is none yet, a new item's with its first stock), each in the order of the items' ids.
 * OFFSET 0: see plan-row-holds.ts.
 */
async function lockLevels(scope: VendorScope, rows: Prisma.Sql, locationId: string): Promise<void> {
	const { vendorId } = scope;
	const known = Prisma.sql`(SELECT plan.item_id, plan.location_id FROM bulk_operation_row plan WHERE ${rows} AND NOT plan.is_new ORDER BY plan.item_id, plan.place OFFSET 0) plan`;
	await scope.write.$executeRaw(Prisma.sql`
		SELECT count(*) FROM ${known} CROSS JOIN LATERAL (
			SELECT item.id FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id FOR NO KEY UPDATE
		) locked`);
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT ${vendorId}::uuid, item.id, coalesce(plan.location_id, ${locationId}::uuid), CASE WHEN plan.is_new THEN plan.target_on_hand ELSE 0 END
		FROM bulk_operation_row plan
		CROSS JOIN LATERAL (SELECT id FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item
		WHERE ${rows} AND plan.target_on_hand IS NOT NULL ORDER BY item.id, plan.place ON CONFLICT DO NOTHING`);
	await scope.write.$executeRaw(Prisma.sql`
		SELECT count(*) FROM ${known} CROSS JOIN LATERAL (
			SELECT level.id FROM stock_level level
			WHERE level.vendor_id = ${vendorId}::uuid AND level.item_id = plan.item_id AND level.location_id = coalesce(plan.location_id, ${locationId}::uuid) FOR UPDATE
		) locked`);
}
