import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type BulkOperation, bulkOperationSchema, type OPERATION_STATUSES } from "../../operations/bulk-operation.ts";
import { operationColumns } from "./operation-columns.ts";

interface Asked {
	status: (typeof OPERATION_STATUSES)[number] | undefined;
	/** Only operations with smaller numbers. */
	before: number | undefined;
	limit: number;
}

/** The vendor's bulk operations, the newest first. */
export async function listOperations(scope: ReadScope<"inventory.read">, { status, before, limit }: Asked): Promise<BulkOperation[]> {
	const rows = await scope.read.$queryRaw<unknown[]>(Prisma.sql`
		SELECT ${operationColumns} FROM bulk_operation WHERE vendor_id = ${scope.vendorId}::uuid
			${status === undefined ? Prisma.empty : Prisma.sql`AND status = ${status}`} ${before === undefined ? Prisma.empty : Prisma.sql`AND number < ${before}::int`}
		ORDER BY number DESC LIMIT ${limit}`);
	return rows.map((row) => bulkOperationSchema.parse(row));
}
