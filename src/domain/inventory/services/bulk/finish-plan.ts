import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation, PlanCursor } from "../../bulk-operation.ts";
import { requestJob } from "./request-job.ts";
import { tellProgress } from "./tell-progress.ts";

/** Milliseconds for which a plan may be confirmed. */
const LIFETIME = 15 * 60_000;

/** Closes a plan: from now on it can be looked at and confirmed, by its hash. One that waits for nobody begins. */
export async function finishPlan(scope: VendorScope<"pricing.bulk">, { operation, cursor }: { operation: BulkOperation; cursor: PlanCursor }): Promise<void> {
	const { tally, limits, again, hash } = cursor;
	const { id, change, createdBy } = operation;
	const begins = change.kind === "restore" && change.auto === true;
	const slice = operation.slice + 1;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id },
		data: {
			status: begins ? "queued" : "previewed",
			planHash: hash,
			summary: { tally, limits, again },
			cursor: { kind: "run", after: null, toldAt: 0 },
			rowsTotal: tally.rows,
			expiresAt: begins ? null : new Date(scope.now.getTime() + LIFETIME),
			touchedAt: scope.now,
			...(begins && { confirmedBy: createdBy, slice }),
		},
	});
	if (begins) requestJob(scope, { job: "run-bulk", operationId: id, slice, personId: createdBy });
	await tellProgress(scope, { operationId: id });
}
