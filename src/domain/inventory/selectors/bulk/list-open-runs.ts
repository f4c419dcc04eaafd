import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The operations that a schedule began and that are not over, the oldest first. */
export function listOpenRuns(scope: ReadScope, { scheduleId }: { scheduleId: string }): Promise<{ id: string; number: number; status: string }[]> {
	return scope.read.bulkOperation.findMany({
		where: { vendorId: scope.vendorId, scheduleId, status: { in: ["draft", "previewed", "queued", "running"] } },
		select: { id: true, number: true, status: true },
		orderBy: { number: "asc" },
	});
}
