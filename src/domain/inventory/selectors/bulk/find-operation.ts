import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type BulkOperation, bulkOperationSchema } from "../../operations/bulk-operation.ts";
import { operationColumns } from "./operation-columns.ts";

/** The vendor's bulk operation with this id, or null. */
export async function findOperation(scope: ReadScope, { operationId }: { operationId: string }): Promise<BulkOperation | null> {
	const [row] = await scope.read.$queryRaw<unknown[]>(Prisma.sql`
		SELECT ${operationColumns} FROM bulk_operation WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${operationId}::uuid`);
	return row ? bulkOperationSchema.parse(row) : null;
}
