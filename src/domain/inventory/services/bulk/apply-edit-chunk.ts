import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { editRowHolds, editRowJoins } from "../../selectors/bulk/edit-row-holds.ts";
import type { AppliedChunk, ChunkOfRows } from "./applied-chunk.ts";
import { reduceEditRows } from "./reduce-edit-rows.ts";
import { writeEditChunk } from "./write-edit-chunk.ts";

/**
 * Changes the chunk's items as an edit, or its undo, has planned it. First everything is locked, then rows that no longer hold are marked as moved
 * (or, where the operation ignores what can't be done, lose what no longer holds), then the rest is written.
 */
export async function applyEditChunk(scope: VendorScope<"pricing.bulk">, { operation, after, upTo }: ChunkOfRows): Promise<AppliedChunk> {
	const rows = Prisma.sql`plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operation.id}::uuid AND plan.outcome = 'pending'
		${after ? Prisma.sql`AND plan.item_id > ${after}::uuid` : Prisma.empty} AND plan.item_id <= ${upTo}::uuid`;
	await lockRows(scope, rows);
	if (operation.errorPolicy === "ignore") await reduceEditRows(scope, { rows });
	const moved = await scope.write.$executeRaw(Prisma.sql`
		WITH gone AS MATERIALIZED (
			SELECT plan.item_id FROM bulk_operation_row plan ${editRowJoins(scope.vendorId)} WHERE ${rows} AND ${editRowHolds} IS NOT TRUE
		)
		UPDATE bulk_operation_row planned SET outcome = 'moved' FROM gone
		WHERE planned.vendor_id = ${scope.vendorId}::uuid AND planned.bulk_operation_id = ${operation.id}::uuid AND planned.item_id = gone.item_id`);
	const done = await writeEditChunk(scope, { operation, rows, after, upTo });
	return { done, moved };
}

/** Items, then the places that they go to, then their levels (made where there is none yet), each in the order of the items' ids. */
async function lockRows(scope: VendorScope, rows: Prisma.Sql): Promise<void> {
	const { vendorId } = scope;
	const planned = Prisma.sql`(SELECT plan.* FROM bulk_operation_row plan WHERE ${rows} ORDER BY plan.item_id OFFSET 0) plan`;
	await scope.write.$executeRaw(Prisma.sql`
		SELECT count(*) FROM ${planned} CROSS JOIN LATERAL (
			SELECT item.id FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id FOR NO KEY UPDATE
		) locked`);
	await scope.write.$executeRaw(Prisma.sql`
		SELECT id FROM location WHERE vendor_id = ${vendorId}::uuid AND id IN (
			SELECT unnest(ARRAY[plan.location_id, plan.to_location_id]) FROM bulk_operation_row plan WHERE ${rows}
		) ORDER BY id FOR KEY SHARE`);
	const places = Prisma.sql`CROSS JOIN LATERAL (
		SELECT plan.location_id AS id WHERE plan.target_on_hand IS NOT NULL OR (plan.target_fields->'bin' IS NOT NULL AND plan.to_location_id IS NULL)
		UNION ALL SELECT plan.to_location_id WHERE plan.move_copies IS NOT NULL OR (plan.target_fields->'bin' IS NOT NULL AND plan.to_location_id IS NOT NULL)
	) place`;
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO stock_level (vendor_id, item_id, location_id)
		SELECT ${vendorId}::uuid, item.id, place.id FROM ${planned} ${places}
		CROSS JOIN LATERAL (SELECT id FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item
		ORDER BY item.id, place.id ON CONFLICT DO NOTHING`);
	await scope.write.$executeRaw(Prisma.sql`
		SELECT count(*) FROM (SELECT plan.item_id, place.id FROM ${planned} ${places} ORDER BY plan.item_id, place.id OFFSET 0) place CROSS JOIN LATERAL (
			SELECT level.id FROM stock_level level
			WHERE level.vendor_id = ${vendorId}::uuid AND level.item_id = place.item_id AND level.location_id = place.id FOR UPDATE
		) locked`);
}
