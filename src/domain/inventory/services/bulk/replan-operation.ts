import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation, PlannedAgain } from "../../operations/bulk-operation.ts";
import { firstPlanCursor } from "../../operations/first-plan-cursor.ts";
import { requestJob } from "./request-job.ts";

interface Replan {
	operation: BulkOperation;
	again: PlannedAgain;
	personId: string;
}

/** Throws a plan away that no longer holds and has it made anew; whoever asked sees the new one and is asked again. */
export async function replanOperation(scope: VendorScope<"pricing.bulk">, { operation, again, personId }: Replan): Promise<void> {
	const slice = operation.slice + 1;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operation.id },
		data: {
			status: "draft",
			planHash: null,
			confirmedBy: null,
			approvedBy: null,
			expiresAt: null,
			rowsTotal: 0,
			cursor: firstPlanCursor(again),
			slice,
			askedAt: scope.now,
			touchedAt: scope.now,
		},
	});
	requestJob(scope, { job: "plan-bulk", operationId: operation.id, slice, personId });
}
