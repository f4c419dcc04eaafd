import type { SystemScope } from "../permissions/scopes.ts";

export interface NextSlice {
	operationId: string;
	vendorId: string;
	/** Whose right the slice proves: who confirmed the operation, or drafted it. */
	personId: string;
	job: "plan-bulk" | "run-bulk";
}

/** Seconds that an operation rests after a fault of ours, for each fault in a row. */
const REST = 2;

/**
 * The bulk operation of all vendors that is to be worked on next, or null. Vendors go round: first comes who was served longest ago, so that
 * a small shop goes ahead of all that have just been served. A vendor that is being worked for is passed by: one slice a vendor and round,
 * however many operations it has; of its own, the one that was touched longest ago.
 */
export async function findNextSlice(scope: SystemScope): Promise<NextSlice | null> {
	const [next] = await scope.read.$queryRaw<NextSlice[]>`
		SELECT operation.id AS "operationId", operation.vendor_id AS "vendorId", coalesce(operation.confirmed_by, operation.created_by) AS "personId",
			CASE operation.status WHEN 'draft' THEN 'plan-bulk' ELSE 'run-bulk' END AS job
		FROM bulk_operation operation JOIN vendor ON vendor.id = operation.vendor_id
		WHERE operation.status IN ('draft', 'queued', 'running') AND operation.held_since IS NULL
			AND (operation.faults = 0 OR operation.touched_at < now() - make_interval(secs => operation.faults * ${REST}))
			AND coalesce(vendor.bulk_busy_until < now(), true)
			AND (operation.status <> 'queued' OR NOT EXISTS (
				SELECT FROM bulk_operation running WHERE running.vendor_id = operation.vendor_id AND running.status = 'running'
			))
		ORDER BY vendor.bulk_slice_at NULLS FIRST, operation.touched_at, operation.id LIMIT 1`;
	return next ?? null;
}
