import { Prisma } from "../../../../generated/prisma/client.ts";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { type BulkOperation, bulkOperationSchema } from "../../operations/bulk-operation.ts";
import { operationColumns } from "../../selectors/bulk/operation-columns.ts";

/**
 * The operation, held until the commit: of two workers or two presses of a button, one goes first and the other sees what it did.
 * @throws DomainError not_found, also for another vendor's
 */
export async function lockOperation(scope: VendorScope, { operationId }: { operationId: string }): Promise<BulkOperation> {
	const [row] = await scope.write.$queryRaw<unknown[]>(Prisma.sql`
		SELECT ${operationColumns} FROM bulk_operation WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${operationId}::uuid FOR UPDATE`);
	if (!row) throw new DomainError("not_found", say.operationGone());
	return bulkOperationSchema.parse(row);
}
