import type { VendorScope } from "../../../core/permissions/scopes.ts";

interface OperationJob {
	job: "plan-bulk" | "run-bulk";
	operationId: string;
	/** The slice that the job will work off: tells it from the operation's other jobs. */
	slice: number;
	/** Whose right the job proves each time. */
	personId: string;
	/** Where the slice may have had a job before that is not quite gone: a queue drops a job whose id it still knows. */
	afresh?: boolean;
}

/** Asks for an operation's next slice of work, once this transaction is committed. */
export function requestJob(scope: VendorScope, { job, operationId, slice, personId, afresh = false }: OperationJob): void {
	scope.afterCommit({
		job,
		id: operationId,
		run: afresh ? `${slice}-${scope.now.getTime()}` : slice,
		payload: { vendorId: scope.vendorId, operationId, personId },
	});
}
