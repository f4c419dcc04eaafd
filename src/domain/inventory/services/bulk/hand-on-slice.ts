import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { requestJob } from "./request-job.ts";

interface Slice {
	operationId: string;
	slice: number;
	job: "plan-bulk" | "run-bulk";
	personId: string;
}

/**
 * Ends a slice: the rest waits for the vendor's next turn, and any worker may take it. Of two jobs that worked on the same slice (one was taken
 * for dead) only the first hands on; the other's work ends here.
 */
export async function handOnSlice(scope: VendorScope, { operationId, slice, job, personId }: Slice): Promise<void> {
	const { count } = await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId, slice, status: { in: ["draft", "queued", "running"] } },
		data: { slice: slice + 1, faults: 0, touchedAt: scope.now },
	});
	if (count > 0) requestJob(scope, { job, operationId, slice: slice + 1, personId });
}
