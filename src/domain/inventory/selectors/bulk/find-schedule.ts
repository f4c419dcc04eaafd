import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type BulkSchedule, bulkScheduleSchema } from "../../schedules/bulk-schedule.ts";

/** The vendor's schedule with this id, or null. */
export async function findSchedule(scope: ReadScope, { scheduleId }: { scheduleId: string }): Promise<BulkSchedule | null> {
	const row = await scope.read.bulkSchedule.findFirst({ where: { vendorId: scope.vendorId, id: scheduleId } });
	return row && bulkScheduleSchema.parse(row);
}
