import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { FirstLine } from "../../plan-further-place.ts";

/** What the lines of an import's file so far have planned for these SKUs, by SKU as the database compares it: the first of each, and the most copies at one place. */
export async function findFirstLines(
	scope: ReadScope,
	{ operationId, skus }: { operationId: string; skus: readonly string[] },
): Promise<Map<string, FirstLine>> {
	const rows = await scope.read.$queryRaw<(FirstLine & { sku: string })[]>(Prisma.sql`
		SELECT DISTINCT ON (plan.sku_key) plan.sku_key AS sku, plan.line, plan.item_id AS "itemId", plan.is_new AS "isNew",
			coalesce(plan.fields->>'title', '') AS title, plan.target_minor AS "targetMinor",
			coalesce(plan.fields->>'costMinor', plan.target_fields->>'costMinor')::bigint AS "costMinor",
			coalesce(plan.fields->>'marketMinor', plan.target_fields->>'marketMinor')::bigint AS "marketMinor",
			coalesce(max(plan.target_on_hand) OVER (PARTITION BY plan.sku_key), 0) AS copies
		FROM bulk_operation_row plan
		WHERE plan.vendor_id = ${scope.vendorId}::uuid AND plan.bulk_operation_id = ${operationId}::uuid
			AND plan.sku_key IN (SELECT lower(named) FROM unnest(${skus}::text[]) named)
		ORDER BY plan.sku_key, plan.line`);
	return new Map(rows.map(({ sku, ...first }) => [sku, first]));
}
