import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { inShopsLanguage } from "../../../vendors/in-shops-language.ts";
import { announce } from "../../../vendors/services/announce.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { describeOperation } from "../../selectors/bulk/describe-operation.ts";
import { findNextQueued } from "../../selectors/bulk/find-next-queued.ts";
import { listProgressMessages } from "../../selectors/bulk/list-progress-messages.ts";
import { requestJob } from "./request-job.ts";
import { tellProgress } from "./tell-progress.ts";

interface End {
	operation: BulkOperation;
	status: "done" | "cancelled" | "failed";
	/** Why it failed, for people. */
	error?: string;
}

/**
 * Ends an operation: its messages say so (or else the channels that asked for such news), its file goes, the vendor's next one begins.
 * The caller holds the vendor's turns and the operation.
 */
export async function endOperation(scope: VendorScope, { operation, status, error }: End): Promise<void> {
	const { id: operationId } = operation;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: { status, finishedAt: scope.now, touchedAt: scope.now, expiresAt: null, ...(error !== undefined && { error }) },
	});
	await scope.write.bulkUploadChunk.deleteMany({ where: { vendorId: scope.vendorId, bulkOperationId: operationId } });
	const messages = await listProgressMessages(scope, { operationId });
	if (messages.length > 0 || operation.scheduleId) await tellProgress(scope, { operationId, ...(status !== "cancelled" && { outcome: status }) });
	else if (operation.confirmedBy !== null) {
		const reply = await inShopsLanguage(scope, () => describeOperation(scope, { number: operation.number }));
		await announce(scope, { topic: "bulk", key: `bulk:${operationId}:${status}`, reply: { ...reply, audience: "channel" } });
	}
	const next = await findNextQueued(scope);
	if (next?.confirmedBy) requestJob(scope, { job: "run-bulk", operationId: next.id, slice: next.slice, personId: next.confirmedBy, afresh: true });
}
