import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { requestJob } from "./request-job.ts";
import { tellProgress } from "./tell-progress.ts";

/** An operation that stands still goes on where it was, from now on as this person's. The caller holds it. */
export async function takeOverOperation(
	scope: VendorScope<"pricing.bulk">,
	{ operation, personId }: { operation: BulkOperation; personId: string },
): Promise<"queued"> {
	const { id, number, kind, status, rowsDone } = operation;
	const isPlanned = status !== "draft";
	const slice = operation.slice + 1;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id },
		data: { heldSince: null, slice, askedAt: scope.now, touchedAt: scope.now, ...(isPlanned ? { confirmedBy: personId } : { createdBy: personId }) },
	});
	await recordAudit(scope, {
		action: `take-over-bulk-${kind}`,
		subjectKind: "bulk_operation",
		subjectId: id,
		after: { operation: operationLabel(number), rowsDone },
	});
	requestJob(scope, { job: isPlanned ? "run-bulk" : "plan-bulk", operationId: id, slice, personId });
	await tellProgress(scope, { operationId: id });
	return "queued";
}
