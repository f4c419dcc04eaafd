import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { createUndo } from "./create-undo.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";
import { requestJob } from "./request-job.ts";

/** Ends a running operation that wants all or nothing and has met a row that it can't do. What it did so far is taken back by an undo that runs by itself. */
export async function rejectOperation(scope: VendorScope<"pricing.bulk">, { operationId }: { operationId: string }): Promise<void> {
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	const { status, errorPolicy, rowsSkipped, rowsDone, confirmedBy, createdBy } = operation;
	if (status !== "running" || errorPolicy !== "reject-all" || rowsSkipped === 0) return;
	const personId = confirmedBy ?? createdBy;
	const undo = rowsDone > 0 ? await createUndo(scope, { undone: operation, personId, auto: true }) : null;
	const error = say.rejectedAtRun({ rows: rowsSkipped, undo: undo && operationLabel(undo.number) });
	await endOperation(scope, { operation, status: "failed", error });
	if (undo) requestJob(scope, { job: "plan-bulk", operationId: undo.id, slice: 0, personId });
}
