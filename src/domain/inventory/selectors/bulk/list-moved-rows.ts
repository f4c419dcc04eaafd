import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

interface MovedRow {
	sku: string;
	seenMinor: bigint | null;
	nowMinor: bigint | null;
}

/** Rows that an operation left alone because their value was no longer the one seen, with the price now. */
export function listMovedRows(scope: ReadScope, { operationId, limit }: { operationId: string; limit: number }): Promise<MovedRow[]> {
	return scope.read.$queryRaw<MovedRow[]>(Prisma.sql`
		SELECT coalesce(plan.sku, item.sku, '') AS sku, plan.seen_minor AS "seenMinor", item.price_minor AS "nowMinor"
		FROM (
			SELECT item_id, place, sku, seen_minor FROM bulk_operation_line
			WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid AND outcome = 'moved' ORDER BY item_id, place LIMIT ${limit}
		) plan
		LEFT JOIN LATERAL (SELECT sku, price_minor FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item ON true
		ORDER BY plan.item_id, plan.place`);
}
