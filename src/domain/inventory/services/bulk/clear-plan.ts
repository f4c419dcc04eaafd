import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";

const ROWS = 20_000;

/** Takes away a piece of an operation's earlier plan and its problems. True once nothing is left of it. */
export async function clearPlan(scope: VendorScope, { operationId }: { operationId: string }): Promise<boolean> {
	await scope.write.bulkOperationProblem.deleteMany({ where: { vendorId: scope.vendorId, bulkOperationId: operationId } });
	const deleted = await scope.write.$executeRaw(Prisma.sql`
		DELETE FROM bulk_operation_row WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid AND item_id IN (
			SELECT item_id FROM bulk_operation_row
			WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid ORDER BY item_id LIMIT ${ROWS}
		)`);
	return deleted < ROWS;
}
