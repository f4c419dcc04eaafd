import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { findUndo } from "../../selectors/bulk/find-undo.ts";
import { getOperation } from "../../selectors/bulk/get-operation.ts";
import { createUndo } from "./create-undo.ts";
import { lockOperation } from "./lock-operation.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

const inputSchema = z.strictObject({ number: z.int().positive() });

/**
 * Begins the undo of an operation that is over: an operation of its own, planned, confirmed and run like any other.
 * @throws DomainError not_found; conflict when nothing of it was done, it still runs, or it is undone already or just now
 */
export async function draftUndo(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<{ number: number }> {
	const { number } = parseInput(inputSchema, input);
	const { id } = await getOperation(scope, { number });
	const undone = await lockOperation(scope, { operationId: id });
	checkUndoable(undone);
	const other = await findUndo(scope, { operationId: id });
	if (other?.isDone) throw new DomainError("conflict", say.undoneAlready({ operation: operationLabel(number) }));
	if (other) {
		const undo = operationLabel(other.number);
		throw new DomainError("conflict", say.undoInProgress({ operation: operationLabel(number), undo }), { hint: say.seeOperation({ operation: undo }) });
	}
	const personId = requirePerson(scope);
	const draft = await createUndo(scope, { undone, personId });
	requestJob(scope, { job: "plan-bulk", operationId: draft.id, slice: 0, personId });
	return { number: draft.number };
}

function checkUndoable({ number, status, rowsDone }: BulkOperation): void {
	const operation = operationLabel(number);
	if (status === "undone") throw new DomainError("conflict", say.undoneAlready({ operation }));
	if (status === "queued" || status === "running") {
		throw new DomainError("conflict", say.undoWhileRunning({ operation }), { hint: say.cancelFirst({ operation }) });
	}
	if (rowsDone === 0) throw new DomainError("conflict", say.undoNothingDone({ operation }));
}
