import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { planRowJoins } from "./plan-row-holds.ts";

interface MovedRow {
	sku: string;
	seenMinor: bigint | null;
	nowMinor: bigint | null;
}

/** Rows that an operation left alone because their value was no longer the one seen, with the price now. */
export function listMovedRows(scope: ReadScope, { operationId, limit }: { operationId: string; limit: number }): Promise<MovedRow[]> {
	return scope.read.$queryRaw<MovedRow[]>(Prisma.sql`
		SELECT coalesce(plan.sku, item.sku, '') AS sku, plan.seen_minor AS "seenMinor", item.price_minor AS "nowMinor"
		FROM bulk_operation_line plan ${planRowJoins(scope.vendorId)}
		WHERE plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operationId}::uuid AND plan.outcome = 'moved'
		ORDER BY plan.item_id LIMIT ${limit}`);
}
