import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";

interface Write {
	operation: BulkOperation;
	/** A condition over `bulk_operation_row plan`: rows whose items and levels are locked and still as seen. */
	rows: Prisma.Sql;
	/** A condition over an item's id, for the stretch of them that the rows are in. */
	within: (key: Prisma.Sql) => Prisma.Sql;
	locationId: string;
}

/** Writes prices, archiving, levels, the ledger and the history of these rows, whose joins are set; returns their number. */
export async function writeStockChunk(scope: VendorScope<"pricing.bulk">, { operation, rows, within, locationId }: Write): Promise<number> {
	const { id, kind, number, confirmedBy, source } = operation;
	const reason = source.kind === "operation" ? say.undoOf({ operation: operationLabel(source.number) }) : null;
	const moveKind = kind === "undo" ? Prisma.sql`'adjusted'` : Prisma.sql`CASE WHEN plan.is_new THEN 'received' ELSE 'counted' END`;
	const [counts] = await scope.write.$queryRaw<{ done: number }[]>(Prisma.sql`
		WITH first AS MATERIALIZED (
			SELECT omni_uuidv7() AS id
		), plan AS MATERIALIZED (
			SELECT plan.item_id, plan.place, coalesce(plan.location_id, ${locationId}::uuid) AS location_id, plan.is_new, plan.archive, plan.seen_minor, plan.target_minor,
				coalesce(plan.seen_on_hand, 0) AS seen_on_hand, plan.target_on_hand, (plan.fields->>'costMinor')::bigint AS cost_minor,
				omni_uuid_in_row((SELECT id FROM first), row_number() OVER (ORDER BY plan.item_id, plan.place)) AS history_id
			FROM bulk_operation_row plan WHERE ${rows} ORDER BY plan.item_id, plan.place
		), changed AS (
			UPDATE item SET price_minor = coalesce(plan.target_minor, item.price_minor), version = item.version + 1,
				archived_at = CASE plan.archive WHEN true THEN ${scope.now}::timestamptz WHEN false THEN NULL ELSE item.archived_at END
			FROM plan WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = plan.item_id ${within(Prisma.sql`item.id`)} AND NOT plan.is_new
				AND (plan.target_minor IS NOT NULL OR plan.archive IS NOT NULL)
		), levels AS (
			UPDATE stock_level level SET on_hand = plan.target_on_hand FROM plan
			WHERE level.vendor_id = ${scope.vendorId}::uuid AND level.item_id = plan.item_id ${within(Prisma.sql`level.item_id`)} AND level.location_id = plan.location_id
				AND NOT plan.is_new AND plan.target_on_hand <> plan.seen_on_hand
		), ledger AS (
			INSERT INTO stock_movement (id, vendor_id, item_id, location_id, kind, delta, on_hand_after, unit_cost_minor, reason, reference, person_id, bulk_operation_id, idempotency_key)
			SELECT plan.history_id, ${scope.vendorId}::uuid, plan.item_id, plan.location_id, ${moveKind}, plan.target_on_hand - plan.seen_on_hand, plan.target_on_hand,
				plan.cost_minor, ${reason}::text, ${operationLabel(number)}, ${confirmedBy}::uuid, ${id}::uuid, ${`bulk:${number}:`} || plan.item_id || CASE plan.place WHEN 0 THEN '' ELSE ':' || plan.place END
			FROM plan WHERE plan.target_on_hand <> plan.seen_on_hand
		), history AS (
			INSERT INTO price_change (id, vendor_id, item_id, old_minor, new_minor, source, person_id, bulk_operation_id)
			SELECT plan.history_id, ${scope.vendorId}::uuid, plan.item_id, plan.seen_minor, plan.target_minor, ${kind}, ${confirmedBy}::uuid, ${id}::uuid
			FROM plan WHERE plan.target_minor IS NOT NULL
		)
		SELECT count(*)::int AS done FROM plan`);
	return counts?.done ?? 0;
}
