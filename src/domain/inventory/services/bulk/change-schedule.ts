import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getVendor } from "../../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import { type BulkSchedule, type ScheduleState, scheduleState } from "../../schedules/bulk-schedule.ts";
import { scheduleLabel } from "../../schedules/schedule-label.ts";
import { nextRun, parseTiming } from "../../schedules/schedule-timing.ts";
import { lockSchedule } from "./lock-schedule.ts";

const STATES = ["on", "paused", "ended"] as const;
const inputSchema = z.strictObject({
	scheduleId: z.uuid(),
	state: z.enum(STATES),
	/** Only where it is so now: what an undo has seen. */
	seen: z.enum(STATES).optional(),
});

const ACTIONS = { on: "resume-schedule", paused: "pause-schedule", ended: "end-schedule" } as const;

/**
 * Pauses, resumes or ends a schedule; what it has begun goes on. Resumed, it runs at the next time that is due; what it missed it does not make up for.
 * @throws DomainError not_found; conflict when it is so already, has changed since, or its one time is past
 */
export async function changeSchedule(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ schedule: string; state: ScheduleState; changeNumber: bigint }> {
	const { scheduleId, state, seen } = parseInput(inputSchema, input);
	const schedule = await lockSchedule(scope, { scheduleId });
	if (!schedule) throw new DomainError("not_found", say.scheduleGone(), { hint: say.schedulesHint() });
	const label = scheduleLabel(schedule.number);
	const was = scheduleState(schedule);
	if (was === state || (seen !== undefined && was !== seen)) throw new DomainError("conflict", say.scheduleIs({ schedule: label, state: was }));
	const nextAt = state === "on" ? await nextAtOf(scope, schedule, label) : null;
	await scope.write.bulkSchedule.updateMany({
		where: { vendorId: scope.vendorId, id: scheduleId },
		data: { nextAt, pausedAt: state === "paused" ? scope.now : null, endedAt: state === "ended" ? scope.now : null },
	});
	const changeNumber = await recordAudit(scope, {
		action: `${seen === undefined ? "" : "undo-"}${ACTIONS[state]}`,
		subjectKind: "schedule",
		subjectId: scheduleId,
		before: { state: was },
		after: { state },
		...(seen === undefined && { inverse: { kind: "schedule" as const, scheduleId, seen: state, restore: was } }),
	});
	return { schedule: label, state, changeNumber };
}

async function nextAtOf(scope: VendorScope<"inventory.read">, { timing }: BulkSchedule, schedule: string): Promise<Date> {
	const { timezone } = await getVendor(scope);
	const nextAt = nextRun(parseTiming(timing, { now: scope.now, timezone }), { now: scope.now, timezone });
	if (!nextAt) throw new DomainError("conflict", say.scheduleOver({ schedule }));
	return nextAt;
}
