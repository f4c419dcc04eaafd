import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** How many schedules of the vendor's are not over. */
export function countSchedules(scope: ReadScope): Promise<number> {
	return scope.read.bulkSchedule.count({ where: { vendorId: scope.vendorId, endedAt: null } });
}
