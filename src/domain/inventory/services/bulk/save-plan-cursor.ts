import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { PlanCursor } from "../../bulk-operation.ts";

/** Keeps how far a plan is, in the transaction that got there. */
export async function savePlanCursor(scope: VendorScope, { operationId, cursor }: { operationId: string; cursor: PlanCursor }): Promise<void> {
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: { cursor, touchedAt: scope.now, rowsTotal: cursor.tally.rows },
	});
}
