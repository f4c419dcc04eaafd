import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The lines of an import's file that were taken for these SKUs (as the database compares them), by SKU. */
export async function findLinesOfSkus(scope: ReadScope, { operationId, keys }: { operationId: string; keys: readonly string[] }): Promise<Map<string, number>> {
	if (keys.length === 0) return new Map();
	const lines = await scope.read.$queryRaw<{ key: string; line: number }[]>(Prisma.sql`
		SELECT sku_key AS key, line FROM bulk_operation_row
		WHERE vendor_id = ${scope.vendorId}::uuid AND bulk_operation_id = ${operationId}::uuid AND sku_key = ANY(${keys}::text[])`);
	return new Map(lines.map(({ key, line }) => [key, line]));
}
