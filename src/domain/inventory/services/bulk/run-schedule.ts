import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { Reply } from "../../../core/reply.ts";
import { getVendor } from "../../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import type { OperationChange } from "../../operations/bulk-operation.ts";
import type { BulkSchedule } from "../../schedules/bulk-schedule.ts";
import { scheduleLabel } from "../../schedules/schedule-label.ts";
import { nextRun, parseTiming } from "../../schedules/schedule-timing.ts";
import { getChangeNow } from "../../selectors/bulk/get-change-now.ts";
import { listOpenRuns } from "../../selectors/bulk/list-open-runs.ts";
import { createDraft } from "./create-draft.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockSchedule } from "./lock-schedule.ts";
import { lockTurns } from "./lock-turns.ts";
import { postToSchedule } from "./post-to-schedule.ts";
import { requestJob } from "./request-job.ts";

/**
 * Begins the operation of a schedule that is due, and sets its next time: one run, however many were missed. A preview of an earlier run that
 * still waits is replaced; while one is running, this time is left out. A saved price rule that it names is taken as it is now.
 */
export async function runSchedule(scope: VendorScope<"pricing.bulk" | "inventory.read">, { scheduleId }: { scheduleId: string }): Promise<void> {
	const schedule = await lockSchedule(scope, { scheduleId });
	if (!schedule?.nextAt || schedule.nextAt > scope.now) return;
	const nextAt = await timeAfter(scope, schedule);
	await scope.write.bulkSchedule.updateMany({
		where: { vendorId: scope.vendorId, id: scheduleId },
		data: { nextAt, ...(nextAt === null && { endedAt: scope.now }) },
	});
	const open = await listOpenRuns(scope, { scheduleId });
	if (open.some(({ status }) => status === "queued" || status === "running")) return;
	await lockTurns(scope);
	for (const { id } of open) await endOperation(scope, { operation: await lockOperation(scope, { operationId: id }), status: "cancelled" });
	const { source, errorPolicy, personId } = schedule;
	const change = await changeNow(scope, schedule, nextAt !== null);
	if (!change) return;
	const { id } = await createDraft(scope, { kind: change.kind === "edit" ? "edit" : "price", source, change, errorPolicy, personId, scheduleId });
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
}

/** Null when it names a rule that is gone: then it is paused, unless this was its only time, and its channel is told why. */
async function changeNow(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	{ id, number, change, ...schedule }: BulkSchedule,
	repeats: boolean,
): Promise<OperationChange | null> {
	try {
		return await getChangeNow(scope, { change });
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		if (repeats) {
			await scope.write.bulkSchedule.updateMany({ where: { vendorId: scope.vendorId, id }, data: { nextAt: null, pausedAt: scope.now } });
			await recordAudit(scope, { action: "pause-schedule", subjectKind: "schedule", subjectId: id });
		}
		const label = scheduleLabel(number);
		const reply: Reply = { text: say.scheduleRests({ schedule: label, reason: error.message, repeats }), audience: "channel" };
		await postToSchedule(scope, { schedule, key: `rests:${id}:${scope.now.getTime()}`, reply });
		return null;
	}
}

/** Null for a moment: it has come. */
async function timeAfter(scope: VendorScope<"inventory.read">, { timing }: BulkSchedule): Promise<Date | null> {
	const { timezone } = await getVendor(scope);
	return nextRun(parseTiming(timing, { now: scope.now, timezone }), { now: scope.now, timezone });
}
