import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { findOperation } from "../../selectors/bulk/find-operation.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";
import { tellProgress } from "./tell-progress.ts";

/** Closes an operation whose last row is done. What an undo undid is `undone`; what an undone undo had undone is `done` again. */
export async function finishRun(scope: VendorScope<"pricing.bulk">, { operationId }: { operationId: string }): Promise<void> {
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	if (operation.status !== "running") return;
	await endOperation(scope, { operation, status: "done" });
	if (!operation.undoesId) return;
	await settle(scope, operation.undoesId, "undone");
	const undone = await findOperation(scope, { operationId: operation.undoesId });
	if (undone?.undoesId) await settle(scope, undone.undoesId, "done");
}

async function settle(scope: VendorScope, operationId: string, status: "undone" | "done"): Promise<void> {
	await scope.write.bulkOperation.updateMany({ where: { vendorId: scope.vendorId, id: operationId }, data: { status, touchedAt: scope.now } });
	await tellProgress(scope, { operationId });
}
