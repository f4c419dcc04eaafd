import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationTouches } from "../../operations/operation-touches.ts";
import { createDraft } from "./create-draft.ts";

interface Undo {
	undone: BulkOperation;
	personId: string;
	/** It runs when it is planned, and waits for nobody. */
	auto?: true;
}

/** The draft of an operation's undo. The caller holds the operation and asks for `plan-bulk`, slice 0. Of an edit it restores each value for itself. */
export function createUndo(scope: VendorScope<"pricing.bulk">, { undone, personId, auto }: Undo): Promise<{ id: string; number: number }> {
	const touched = operationTouches(undone);
	return createDraft(scope, {
		kind: "undo",
		source: { kind: "operation", number: undone.number, touches: touched },
		change: { kind: "restore", auto },
		personId,
		undoesId: undone.id,
		...(touched === "items" && { errorPolicy: "ignore" }),
	});
}
