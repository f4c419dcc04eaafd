import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";

/** What is wrong with the bulk operations of all vendors and the history that they made; nothing, where each row was done exactly once. */
export async function bulkFaults(ownerUrl: string): Promise<unknown[]> {
	const unfinished = await query(
		ownerUrl,
		"SELECT number, kind, status, rows_done, rows_total, error FROM bulk_operation WHERE status NOT IN ('done', 'undone') OR rows_done <> rows_total OR rows_skipped > 0",
	);
	const miscounted = await query(
		ownerUrl,
		`SELECT number, kind, rows_total, changes, changed, planned FROM bulk_operation operation,
			LATERAL (SELECT count(*)::int AS changes, count(DISTINCT item_id)::int AS changed FROM price_change WHERE bulk_operation_id = operation.id) made,
			LATERAL (SELECT count(*)::int AS planned FROM bulk_operation_line WHERE bulk_operation_id = operation.id AND target_minor IS NOT NULL) plan
		WHERE changes <> changed OR changes <> planned OR planned <> rows_total`,
	);
	const unmoved = await query(
		ownerUrl,
		`SELECT number, kind, moves, moved, planned FROM bulk_operation operation,
			LATERAL (SELECT count(*)::int AS moves, count(DISTINCT item_id)::int AS moved FROM stock_movement WHERE bulk_operation_id = operation.id) made,
			LATERAL (SELECT count(*)::int AS planned FROM bulk_operation_line WHERE bulk_operation_id = operation.id AND target_on_hand > 0) plan
		WHERE moves <> moved OR moves <> planned`,
	);
	const broken = await query(
		ownerUrl,
		`SELECT sku, price_minor, last, chained FROM item, LATERAL (
			SELECT (array_agg(new_minor ORDER BY id DESC))[1] AS last, bool_and(old_minor IS NOT DISTINCT FROM former) AS chained
			FROM (SELECT id, old_minor, new_minor, lag(new_minor) OVER (ORDER BY id) AS former FROM price_change WHERE price_change.item_id = item.id) changes
		) history WHERE last IS DISTINCT FROM price_minor OR NOT chained LIMIT 10`,
	);
	return [...unfinished, ...miscounted, ...unmoved, ...broken, ...(await ledgerFaults(ownerUrl))];
}
