import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { PlanCursor } from "../../operations/bulk-operation.ts";

/**
 * Keeps how far a plan is, in the transaction that got there, which does not wait for the disk: what a crash takes of a plan is taken with its cursor and planned
 * again. A plan's end waits.
 */
export async function savePlanCursor(scope: VendorScope, { operationId, cursor }: { operationId: string; cursor: PlanCursor }): Promise<void> {
	await scope.write.$executeRaw`SELECT set_config('synchronous_commit', 'off', true)`;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: { cursor, touchedAt: scope.now, rowsTotal: cursor.tally.rows },
	});
}
