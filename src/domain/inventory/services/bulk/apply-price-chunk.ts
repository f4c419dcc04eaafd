import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { AppliedChunk, ChunkOfRows } from "./applied-chunk.ts";
import { setJoins } from "./set-joins.ts";

/** Sets the chunk's prices where they are still the ones seen, with their history, and marks the others as moved: one statement. */
export async function applyPriceChunk(scope: VendorScope<"pricing.bulk">, { operation, after, upTo }: ChunkOfRows): Promise<AppliedChunk> {
	await setJoins(scope, "in passing");
	const from = after ? Prisma.sql`AND item_id > ${after}::uuid` : Prisma.empty;
	const [counts] = await scope.write.$queryRaw<AppliedChunk[]>(Prisma.sql`
		WITH first AS MATERIALIZED (
			SELECT omni_uuidv7() AS id
		), plan AS MATERIALIZED (
			SELECT item_id, seen_minor, target_minor, omni_uuid_in_row((SELECT id FROM first), row_number() OVER (ORDER BY item_id)) AS history_id FROM bulk_operation_row
			WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operation.id}::uuid ${from} AND item_id <= ${upTo}::uuid AND outcome = 'pending'
			ORDER BY item_id
		), changed AS (
			UPDATE item SET price_minor = plan.target_minor, version = item.version + 1 FROM plan
			WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = plan.item_id ${after ? Prisma.sql`AND item.id > ${after}::uuid` : Prisma.empty} AND item.id <= ${upTo}::uuid
				AND item.price_minor = plan.seen_minor AND item.archived_at IS NULL AND NOT item.price_locked
			RETURNING plan.item_id, plan.seen_minor, plan.target_minor, plan.history_id
		), history AS (
			INSERT INTO price_change (id, vendor_id, item_id, old_minor, new_minor, source, person_id, bulk_operation_id)
			SELECT history_id, ${scope.vendorId}::uuid, item_id, seen_minor, target_minor, ${operation.kind === "undo" ? "undo" : "bulk"}, ${operation.confirmedBy}::uuid, ${operation.id}::uuid
			FROM changed
		), counted AS (
			SELECT (SELECT count(*) FROM changed)::int AS done, (SELECT count(*) FROM plan)::int AS planned
		)
		SELECT done, planned - done AS moved FROM counted`);
	const { done, moved } = counts ?? { done: 0, moved: 0 };
	if (moved > 0) await markMoved(scope, operation.id, from, upTo);
	return { done, moved };
}

/** Rows of the chunk that made no history of this operation were left alone. */
async function markMoved(scope: VendorScope, operationId: string, from: Prisma.Sql, upTo: string): Promise<void> {
	await scope.write.$executeRaw(Prisma.sql`
		UPDATE bulk_operation_row plan SET outcome = 'moved'
		WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid ${from} AND item_id <= ${upTo}::uuid AND outcome = 'pending'
			AND 0 = (
				SELECT count(*) FROM price_change made
				WHERE made.vendor_id = ${scope.vendorId}::uuid AND made.item_id = plan.item_id AND made.bulk_operation_id = ${operationId}::uuid
			)`);
}
