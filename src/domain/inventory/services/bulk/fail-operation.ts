import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { endOperation } from "./end-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { lockTurns } from "./lock-turns.ts";

/** Closes an operation that can't go on, with the reason for people. One that is over already stays as it is. */
export async function failOperation(
	scope: VendorScope<"bulk.settle"> | VendorScope<"pricing.bulk">,
	{ operationId, reason }: { operationId: string; reason: string },
): Promise<void> {
	await lockTurns(scope);
	const operation = await lockOperation(scope, { operationId });
	if (!["draft", "previewed", "queued", "running"].includes(operation.status)) return;
	await endOperation(scope, { operation, status: "failed", error: reason });
}
