import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { rowKey } from "../../row-key.ts";

/** The lines of an import's file that were taken for these SKUs (as the database compares them), by SKU and location: see row-key.ts. */
export async function findLinesOfSkus(scope: ReadScope, { operationId, skus }: { operationId: string; skus: readonly string[] }): Promise<Map<string, number>> {
	if (skus.length === 0) return new Map();
	const lines = await scope.read.$queryRaw<{ sku: string; place: number; line: number }[]>(Prisma.sql`
		SELECT sku_key AS sku, place, line FROM bulk_operation_row
		WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid AND sku_key IN (SELECT lower(named) FROM unnest(${skus}::text[]) named)`);
	return new Map(lines.map(({ sku, place, line }) => [rowKey(sku, place), line]));
}
