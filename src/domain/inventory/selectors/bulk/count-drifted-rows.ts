import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { planRowHolds, planRowJoins } from "./plan-row-holds.ts";

/** How many rows of a plan no longer hold: their price or stock has changed since it was made. */
export async function countDriftedRows(scope: ReadScope, { operationId }: { operationId: string }): Promise<number> {
	const [row] = await scope.read.$queryRaw<{ drifted: number }[]>(Prisma.sql`
		SELECT count(*)::int AS drifted FROM bulk_operation_row plan ${planRowJoins(scope.vendorId)}
		WHERE plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operationId}::uuid AND plan.outcome = 'pending' AND NOT (${planRowHolds})`);
	return row?.drifted ?? 0;
}
