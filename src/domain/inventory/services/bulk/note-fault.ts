import { say } from "../../../core/messages/en.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { failOperation } from "./fail-operation.ts";
import { lockTurns } from "./lock-turns.ts";

/** Slices in a row. With the rests between them they take a quarter of a minute: what passes by itself has passed by then. */
const MAX_FAULTS = 4;

/**
 * A slice ended by a fault of ours. It is tried again a few times; then the operation has failed, rather than being retried for ever. What is
 * done stays, and can be undone.
 */
export async function noteFault(scope: VendorScope<"bulk.settle">, { operationId, reference }: { operationId: string; reference: string }): Promise<void> {
	await lockTurns(scope);
	const [noted] = await scope.write.$queryRaw<{ faults: number }[]>`
		UPDATE bulk_operation SET faults = faults + 1, touched_at = now()
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${operationId}::uuid AND status IN ('draft', 'queued', 'running') RETURNING faults`;
	if (noted && noted.faults >= MAX_FAULTS) await failOperation(scope, { operationId, reason: say.operationFault({ reference }) });
}
