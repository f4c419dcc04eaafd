import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type BulkSchedule, bulkScheduleSchema } from "../../schedules/bulk-schedule.ts";
import { scheduleLabel } from "../../schedules/schedule-label.ts";

/**
 * The vendor's schedule of this number.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getSchedule(scope: ReadScope, { number }: { number: number }): Promise<BulkSchedule> {
	const row = await scope.read.bulkSchedule.findFirst({ where: { vendorId: scope.vendorId, number } });
	if (!row) throw new DomainError("not_found", say.scheduleNotFound({ schedule: scheduleLabel(number) }), { hint: say.schedulesHint() });
	return bulkScheduleSchema.parse(row);
}
