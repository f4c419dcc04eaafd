import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type BulkSchedule, bulkScheduleSchema } from "../../schedules/bulk-schedule.ts";

interface Page {
	/** Those that are over as well. */
	withEnded: boolean;
	/** Only smaller numbers: where the page before ended. */
	before?: number | undefined;
	limit: number;
}

/** The vendor's schedules, the newest first. */
export async function listSchedules(scope: ReadScope<"inventory.read">, { withEnded, before, limit }: Page): Promise<BulkSchedule[]> {
	const rows = await scope.read.bulkSchedule.findMany({
		where: { vendorId: scope.vendorId, ...(!withEnded && { endedAt: null }), ...(before !== undefined && { number: { lt: before } }) },
		orderBy: { number: "desc" },
		take: limit,
	});
	return rows.map((row) => bulkScheduleSchema.parse(row));
}
