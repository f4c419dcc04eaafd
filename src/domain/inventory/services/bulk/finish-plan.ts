import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import type { BulkOperation, PlanCursor } from "../../operations/bulk-operation.ts";
import { findApproval } from "../../selectors/bulk/find-approval.ts";
import { findOperation } from "../../selectors/bulk/find-operation.ts";
import { findSchedule } from "../../selectors/bulk/find-schedule.ts";
import { queueOperation } from "./queue-operation.ts";
import { tellProgress } from "./tell-progress.ts";

/** Milliseconds for which a plan may be confirmed: somebody waits for it, or it came by itself. */
const LIFETIME = 15 * 60_000;
const SCHEDULED_LIFETIME = 24 * 60 * 60_000;

/** Closes a plan: from now on it can be looked at and confirmed, by its hash. One that waits for nobody begins. */
export async function finishPlan(scope: VendorScope<"pricing.bulk">, { operation, cursor }: { operation: BulkOperation; cursor: PlanCursor }): Promise<void> {
	const { tally, limits, again, hash } = cursor;
	const { id: operationId, scheduleId } = operation;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: {
			status: "previewed",
			planHash: hash,
			summary: { tally, limits, again },
			cursor: { kind: "run", after: null, toldAt: 0 },
			rowsTotal: tally.rows,
			expiresAt: new Date(scope.now.getTime() + (scheduleId ? SCHEDULED_LIFETIME : LIFETIME)),
			touchedAt: scope.now,
		},
	});
	const planned = await findOperation(scope, { operationId });
	const goesOn = planned !== null && (await waitsForNobody(scope, planned));
	if (goesOn) await queueOperation(scope, { operation: planned, approval: null, personId: planned.createdBy });
	// A plan that is made anew is an outcome of its own: each making has its slices.
	await tellProgress(scope, { operationId, ...(!goesOn && { outcome: `previewed-${operation.slice}` }) });
}

/** What takes back an operation that stopped; and what a schedule begins that does not ask, unless it passes a guard rail. */
async function waitsForNobody(scope: VendorScope<"pricing.bulk">, operation: BulkOperation): Promise<boolean> {
	const { change, scheduleId, rowsTotal } = operation;
	if (change.kind === "restore" && change.auto) return true;
	const schedule = scheduleId === null ? null : await findSchedule(scope, { scheduleId });
	if (!schedule || schedule.asks || rowsTotal === 0) return false;
	return (await findApproval(scope, { operation, settings: await getSettings(scope) })) === null;
}
