import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { OperationKind } from "../../operations/bulk-operation.ts";

export interface HeldOperation {
	number: number;
	kind: OperationKind;
	status: "draft" | "previewed" | "queued" | "running";
	planHash: string | null;
	rowsDone: number;
	rowsTotal: number;
}

const MOST = 100;

/** The operations of a person, whichever of their accounts began them, that are not over; the oldest first. */
export function listOpenOperations(scope: ReadScope, { personId }: { personId: string }): Promise<HeldOperation[]> {
	return scope.read.$queryRaw<HeldOperation[]>(Prisma.sql`
		SELECT number, kind, status, plan_hash AS "planHash", rows_done AS "rowsDone", rows_total AS "rowsTotal" FROM bulk_operation
		WHERE vendor_id = ${scope.vendorId}::uuid AND status IN ('draft', 'previewed', 'queued', 'running')
			AND coalesce(confirmed_by, created_by) IN (SELECT id FROM person WHERE id = ${personId}::uuid OR merged_into = ${personId}::uuid)
		ORDER BY number LIMIT ${MOST}`);
}
