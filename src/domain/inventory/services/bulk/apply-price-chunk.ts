import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { plannedPricesSql } from "../../operations/planned-prices-sql.ts";
import type { AppliedChunk, ChunkOfRows } from "./applied-chunk.ts";
import { setJoins } from "./set-joins.ts";

/** Sets the chunk's prices where they are still the ones seen, with their history, and marks the others as moved: one statement. */
export async function applyPriceChunk(scope: VendorScope<"pricing.bulk">, { operation, after, upTo }: ChunkOfRows): Promise<AppliedChunk> {
	await setJoins(scope, "in passing");
	const [counts] = await scope.write.$queryRaw<AppliedChunk[]>(Prisma.sql`
		WITH first AS MATERIALIZED (
			SELECT omni_uuidv7() AS id
		), plan AS MATERIALIZED (
			SELECT item_id, seen_minor, target_minor, omni_uuid_in_row((SELECT id FROM first), row_number() OVER (ORDER BY item_id)) AS history_id
			FROM (${plannedPricesSql({ vendorId: scope.vendorId, operationId: operation.id, after, upTo })}) planned ORDER BY item_id
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
		), marked AS (
			UPDATE bulk_operation_prices SET moved = (SELECT array_agg(changed.item_id IS NULL ORDER BY plan.item_id) FROM plan LEFT JOIN changed ON changed.item_id = plan.item_id)
			WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operation.id}::uuid AND up_to = ${upTo}::uuid AND (SELECT done < planned FROM counted)
		)
		SELECT done, planned - done AS moved FROM counted`);
	return counts ?? { done: 0, moved: 0 };
}
