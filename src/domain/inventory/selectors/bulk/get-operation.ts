import { Prisma } from "../../../../generated/prisma/client.ts";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type BulkOperation, bulkOperationSchema } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { operationColumns } from "./operation-columns.ts";

/**
 * The vendor's bulk operation of this number.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getOperation(scope: ReadScope, { number }: { number: number }): Promise<BulkOperation> {
	const [row] = await scope.read.$queryRaw<unknown[]>(Prisma.sql`
		SELECT ${operationColumns} FROM bulk_operation WHERE vendor_id = ${scope.vendorId}::uuid AND number = ${number}::int`);
	if (!row) throw new DomainError("not_found", say.operationNotFound({ operation: operationLabel(number) }), { hint: say.operationsShow() });
	return bulkOperationSchema.parse(row);
}
