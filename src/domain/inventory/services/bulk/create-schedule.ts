import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { nextNumber } from "../../../core/next-number.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { toJson } from "../../../core/to-json.ts";
import { getVendor } from "../../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import { ERROR_POLICIES, operationChangeSchema, operationSourceSchema } from "../../operations/bulk-operation.ts";
import { nextRun, parseTiming } from "../../schedules/schedule-timing.ts";
import { scheduleWishSchema } from "../../schedules/schedule-wish.ts";
import { countSchedules } from "../../selectors/bulk/count-schedules.ts";
import { requirePerson } from "./require-person.ts";

/** Schedules that one shop may have at a time. */
const MOST = 100;

const inputSchema = z.strictObject({
	source: operationSourceSchema,
	change: operationChangeSchema,
	errorPolicy: z.enum(ERROR_POLICIES).default("reject-rows"),
	...scheduleWishSchema.shape,
});

/**
 * Has a bulk change run at a time, once or again and again, as whoever asks for it. Nothing is planned before.
 * @throws DomainError invalid_input for a time that is not understood or past; conflict past the number that a shop may have
 */
export async function createSchedule(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ number: number; changeNumber: bigint }> {
	const { source, change, errorPolicy, timing, asks, workspaceId, channelId } = parseInput(inputSchema, input);
	const { timezone } = await getVendor(scope);
	const meant = parseTiming(timing, { now: scope.now, timezone });
	const nextAt = nextRun(meant, { now: scope.now, timezone });
	if (!nextAt) throw new DomainError("invalid_input", say.timingPast({ value: timing }), { hint: say.timingForms() });
	const personId = requirePerson(scope);
	const number = await nextNumber(scope, "schedule");
	if ((await countSchedules(scope)) >= MOST) throw new DomainError("conflict", say.schedulesTooMany({ most: MOST }), { hint: say.schedulesHint() });
	const id = uuidv7();
	await scope.write.bulkSchedule.createMany({
		data: [
			{
				id,
				vendorId: scope.vendorId,
				number,
				source: toJson(source),
				change: toJson(change),
				errorPolicy,
				timing: meant.repeats ? timing.trim() : localMinute(nextAt, timezone),
				nextAt,
				asks,
				workspaceId,
				channelId,
				personId,
			},
		],
	});
	const changeNumber = await recordAudit(scope, {
		action: "create-schedule",
		subjectKind: "schedule",
		subjectId: id,
		after: { at: timing, asks },
		inverse: { kind: "schedule", scheduleId: id, seen: "on", restore: "ended" },
	});
	return { number, changeNumber };
}

/** "2026-12-01 06:00": "tomorrow" would be another day when it is read again. */
function localMinute(moment: Date, timezone: string): string {
	return new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" }).format(moment);
}
