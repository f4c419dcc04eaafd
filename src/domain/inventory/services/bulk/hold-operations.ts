import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { findNextQueued } from "../../selectors/bulk/find-next-queued.ts";
import { hasRunningOperation } from "../../selectors/bulk/has-running-operation.ts";
import { type HeldOperation, listOpenOperations } from "../../selectors/bulk/list-open-operations.ts";
import { lockTurns } from "./lock-turns.ts";
import { requestJob } from "./request-job.ts";
import { tellProgress } from "./tell-progress.ts";

/**
 * Somebody has left the team: their operations stand still where they are, after the chunk that is being written, until another member takes them
 * over or cancels them. Tells of all that are not over, also of plans that wait for a confirmation. The vendor's next one begins.
 */
export async function holdOperations(scope: VendorScope, { personId }: { personId: string }): Promise<HeldOperation[]> {
	await lockTurns(scope);
	const held = await scope.write.$queryRaw<{ id: string }[]>`
		UPDATE bulk_operation SET held_since = ${scope.now}, slice = slice + 1, touched_at = ${scope.now}, status = CASE status WHEN 'draft' THEN 'draft' ELSE 'queued' END
		WHERE vendor_id = ${scope.vendorId}::uuid AND status IN ('draft', 'queued', 'running') AND held_since IS NULL
			AND coalesce(confirmed_by, created_by) IN (SELECT id FROM person WHERE id = ${personId}::uuid OR merged_into = ${personId}::uuid)
		RETURNING id`;
	for (const { id: operationId } of held) await tellProgress(scope, { operationId });
	const next = held.length > 0 && !(await hasRunningOperation(scope)) ? await findNextQueued(scope) : null;
	if (next?.confirmedBy) requestJob(scope, { job: "run-bulk", operationId: next.id, slice: next.slice, personId: next.confirmedBy, afresh: true });
	return listOpenOperations(scope, { personId });
}
