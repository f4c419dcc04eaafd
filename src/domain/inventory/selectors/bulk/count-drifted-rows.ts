import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { editRowHolds, editRowJoins } from "./edit-row-holds.ts";
import { planRowHolds, planRowJoins } from "./plan-row-holds.ts";

interface Asked {
	operationId: string;
	/** What the operation writes; see operation-touches.ts. */
	touches: "prices" | "stock" | "items";
}

/** How many rows of a plan no longer hold: their price, stock or whatever else they change is another one by now. */
export async function countDriftedRows(scope: ReadScope, { operationId, touches }: Asked): Promise<number> {
	const [joins, holds] = touches === "items" ? [editRowJoins(scope.vendorId), editRowHolds] : [planRowJoins(scope.vendorId), planRowHolds];
	const [row] = await scope.read.$queryRaw<{ drifted: number }[]>(Prisma.sql`
		SELECT count(*)::int AS drifted FROM bulk_operation_line plan ${joins}
		WHERE plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operationId}::uuid AND plan.outcome = 'pending' AND (${holds}) IS NOT TRUE`);
	return row?.drifted ?? 0;
}
