import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { openReceipts } from "../../../marketplaces/services/open-receipts.ts";
import { requestLineMatch } from "../../../orders/services/request-line-match.ts";
import { findOperation } from "../../selectors/bulk/find-operation.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";
import { tellProgress } from "./tell-progress.ts";

/**
 * Closes an operation whose last row is done. What an undo undid is `undone` (but `failed` where the undo came by itself); what an undone undo had
 * undone is `done` again.
 */
export async function finishRun(scope: VendorScope<"pricing.bulk">, { operationId }: { operationId: string }): Promise<void> {
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	if (operation.status !== "running") return;
	await openReceipts(scope, { operationId });
	await endOperation(scope, { operation, status: "done" });
	const { undoesId, change } = operation;
	if (change.kind === "import") await requestLineMatch(scope);
	if (!undoesId) return;
	if (change.kind === "restore" && change.auto) return tellProgress(scope, { operationId: undoesId });
	await settle(scope, undoesId, { status: "undone" });
	const undone = await findOperation(scope, { operationId: undoesId });
	if (undone?.undoesId) await settle(scope, undone.undoesId, { status: "done", was: "undone" });
}

async function settle(scope: VendorScope, operationId: string, { status, was }: { status: "undone" | "done"; was?: "undone" }): Promise<void> {
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId, ...(was && { status: was }) },
		data: { status, touchedAt: scope.now },
	});
	await tellProgress(scope, { operationId });
}
