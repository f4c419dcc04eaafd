import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkSchedule } from "../../schedules/bulk-schedule.ts";
import { findSchedule } from "../../selectors/bulk/find-schedule.ts";

/** Locks a schedule until the commit, and reads it; null for one that there is not. */
export async function lockSchedule(scope: VendorScope, { scheduleId }: { scheduleId: string }): Promise<BulkSchedule | null> {
	await scope.write.$queryRaw(Prisma.sql`
		SELECT id FROM bulk_schedule WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${scheduleId}::uuid FOR NO KEY UPDATE`);
	return findSchedule(scope, { scheduleId });
}
