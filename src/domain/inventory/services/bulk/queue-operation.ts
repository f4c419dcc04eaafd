import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import type { Approval } from "../../operations/approval.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { requestJob } from "./request-job.ts";

interface Start {
	operation: BulkOperation;
	approval: Approval | null;
	personId: string;
}

/** Lets a plan run. It runs as whoever confirmed it first; the second member approves. */
export async function queueOperation(scope: VendorScope<"pricing.bulk">, { operation, approval, personId }: Start): Promise<void> {
	const slice = operation.slice + 1;
	const first = approval?.first?.personId ?? personId;
	const approved = first === personId ? {} : { approvedBy: personId };
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operation.id },
		data: { status: "queued", confirmedBy: first, ...approved, slice, expiresAt: null, askedAt: scope.now, touchedAt: scope.now },
	});
	await recordAudit(scope, {
		action: `${first === personId ? "confirm" : "approve"}-bulk-${operation.kind}`,
		subjectKind: "bulk_operation",
		subjectId: operation.id,
		after: { operation: operationLabel(operation.number), plan: operation.planHash, rows: operation.rowsTotal },
	});
	requestJob(scope, { job: "run-bulk", operationId: operation.id, slice, personId: first });
}
