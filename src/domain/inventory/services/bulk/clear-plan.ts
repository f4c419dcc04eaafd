import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { lockOperation } from "./lock-operation.ts";
import { savePlanCursor } from "./save-plan-cursor.ts";

const ROWS = 20_000;

/**
 * Takes away a piece of an operation's earlier plan, before a new one is made. "ended" when nothing is left of it, or when it is no longer
 * this slice's to take away.
 */
export async function clearPlan(scope: VendorScope<"pricing.bulk">, { operationId, slice }: { operationId: string; slice: number }): Promise<"more" | "ended"> {
	const { status, cursor, ...operation } = await lockOperation(scope, { operationId });
	if (status !== "draft" || operation.heldSince || operation.slice !== slice || cursor?.kind !== "plan" || cursor.cleared) return "ended";
	const ofOperation = { vendorId: scope.vendorId, bulkOperationId: operationId };
	await scope.write.bulkOperationProblem.deleteMany({ where: ofOperation });
	await scope.write.bulkOperationPrices.deleteMany({ where: ofOperation });
	const deleted = await scope.write.$executeRaw(Prisma.sql`
		DELETE FROM bulk_operation_row WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid AND item_id IN (
			SELECT item_id FROM bulk_operation_row
			WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid ORDER BY item_id LIMIT ${ROWS}
		)`);
	const cleared = deleted < ROWS;
	await savePlanCursor(scope, { operationId, cursor: { ...cursor, cleared } });
	return cleared ? "ended" : "more";
}
