import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";

interface Write {
	operation: BulkOperation;
	/** A condition over `bulk_operation_row plan`: rows whose items and levels are locked and still as seen. */
	rows: Prisma.Sql;
	/** Their items lie behind this one, up to and with the other. */
	after: string | null;
	upTo: string;
}

/** Writes prices, details, archiving, levels with their bins, the ledger and the history of these rows; returns their number. */
export async function writeEditChunk(scope: VendorScope<"pricing.bulk">, { operation, rows, after, upTo }: Write): Promise<number> {
	const { id, kind, number, confirmedBy, source, change } = operation;
	const reason = source.kind === "operation" ? say.undoOf({ operation: operationLabel(source.number) }) : say.bulkEdit();
	const moveKind = change.kind === "edit" && change.quantity?.by === "set" ? "counted" : "adjusted";
	const within = (key: Prisma.Sql) => Prisma.sql`${after ? Prisma.sql`AND ${key} > ${after}::uuid` : Prisma.empty} AND ${key} <= ${upTo}::uuid`;
	// What is searched by is worked out anew for an item whose details are written: only where some are.
	const details = mayWriteDetails(change)
		? Prisma.sql`, category = coalesce(plan.target_fields->>'category', item.category), condition = coalesce(plan.target_fields->>'condition', item.condition),
			attributes = coalesce(plan.target_fields->'attributes', item.attributes)`
		: Prisma.empty;
	// Without nested loops each side is passed once, even when the database has not counted its tables yet and believes them empty.
	await scope.write.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`;
	const [counts] = await scope.write.$queryRaw<{ done: number }[]>(Prisma.sql`
		WITH plan AS MATERIALIZED (
			SELECT plan.item_id, plan.archive, plan.seen_minor, plan.target_minor, plan.seen_fields, plan.target_fields, plan.location_id, plan.to_location_id,
				plan.seen_on_hand, plan.target_on_hand, coalesce(plan.move_copies, 0) AS move,
				coalesce(plan.target_on_hand - plan.seen_on_hand + coalesce(plan.move_copies, 0), 0) AS counted, plan.target_fields->'bin' IS NOT NULL AS sets_bin
			FROM bulk_operation_row plan WHERE ${rows} ORDER BY plan.item_id
		), changed AS (
			UPDATE item SET price_minor = coalesce(plan.target_minor, item.price_minor), version = item.version + 1,
				archived_at = CASE plan.archive WHEN true THEN ${scope.now}::timestamptz WHEN false THEN NULL ELSE item.archived_at END ${details}
			FROM plan WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = plan.item_id ${within(Prisma.sql`item.id`)}
				AND (plan.target_minor IS NOT NULL OR plan.archive IS NOT NULL OR plan.target_fields->'category' IS NOT NULL)
		), place AS MATERIALIZED (
			SELECT item_id, location_id, coalesce(target_on_hand - seen_on_hand, 0) AS delta, sets_bin AND to_location_id IS NULL AS sets_bin, target_fields->>'bin' AS bin
			FROM plan WHERE target_on_hand <> seen_on_hand OR (sets_bin AND to_location_id IS NULL)
			UNION ALL
			SELECT item_id, to_location_id, move, sets_bin, target_fields->>'bin' FROM plan WHERE to_location_id IS NOT NULL AND (move <> 0 OR sets_bin)
		), levels AS (
			UPDATE stock_level level SET on_hand = level.on_hand + place.delta, bin = CASE WHEN place.sets_bin THEN place.bin ELSE level.bin END FROM place
			WHERE level.vendor_id = ${scope.vendorId}::uuid AND level.item_id = place.item_id ${within(Prisma.sql`level.item_id`)} AND level.location_id = place.location_id
			RETURNING level.item_id, level.location_id, level.on_hand
		), step AS (
			SELECT item_id, location_id, CASE WHEN move < 0 THEN 2 ELSE 1 END AS place, ${moveKind}::text AS kind, counted AS delta,
				target_on_hand + greatest(move, 0) AS on_hand, '' AS key
			FROM plan WHERE counted <> 0
			UNION ALL
			SELECT item_id, location_id, CASE WHEN move < 0 THEN 1 ELSE 2 END, 'transferred', -move, CASE WHEN move < 0 THEN seen_on_hand - move ELSE target_on_hand END, ':from'
			FROM plan WHERE move <> 0
			UNION ALL
			SELECT plan.item_id, levels.location_id, 3, 'transferred', plan.move, levels.on_hand, ':to'
			FROM plan JOIN levels ON levels.item_id = plan.item_id AND levels.location_id = plan.to_location_id WHERE plan.move <> 0
		), ledger AS (
			INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, reason, reference, person_id, bulk_operation_id, idempotency_key)
			SELECT ${scope.vendorId}::uuid, item_id, location_id, kind, delta, on_hand, ${reason}::text, ${operationLabel(number)}, ${confirmedBy}::uuid, ${id}::uuid,
				${`bulk:${number}:`} || item_id || key
			FROM step ORDER BY item_id, place
		), history AS (
			INSERT INTO price_change (vendor_id, item_id, old_minor, new_minor, source, person_id, bulk_operation_id)
			SELECT ${scope.vendorId}::uuid, item_id, seen_minor, target_minor, ${kind === "undo" ? "undo" : "bulk"}, ${confirmedBy}::uuid, ${id}::uuid
			FROM plan WHERE target_minor IS NOT NULL
		)
		SELECT count(*)::int AS done FROM plan`);
	return counts?.done ?? 0;
}

function mayWriteDetails(change: BulkOperation["change"]): boolean {
	return change.kind === "restore" || (change.kind === "edit" && (change.condition !== undefined || change.category !== undefined));
}
