import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { FirstLine } from "../../imports/plan-further-place.ts";

interface Asked {
	operationId: string;
	/** With the item that has it, where there is one: its rows are known by it, a new item's by the SKU. */
	skus: readonly { key: string; itemId: string | null }[];
}

/** What the lines of an import's file so far have planned for these SKUs, by SKU as the database compares it: the first of each, and the most copies at one place. */
export async function findFirstLines(scope: ReadScope, { operationId, skus }: Asked): Promise<Map<string, FirstLine>> {
	const rows = await scope.read.$queryRaw<(FirstLine & { sku: string })[]>(Prisma.sql`
		SELECT DISTINCT ON (plan.sku_key) plan.sku_key AS sku, plan.line, plan.item_id AS "itemId", plan.is_new AS "isNew",
			coalesce(plan.fields->>'title', '') AS title, plan.target_minor AS "targetMinor",
			coalesce(plan.fields->>'costMinor', plan.target_fields->>'costMinor')::bigint AS "costMinor",
			coalesce(plan.fields->>'marketMinor', plan.target_fields->>'marketMinor')::bigint AS "marketMinor",
			coalesce(max(plan.target_on_hand) OVER (PARTITION BY plan.sku_key), 0) AS copies
		FROM (SELECT DISTINCT * FROM unnest(${skus.map(({ key }) => key)}::text[], ${skus.map(({ itemId }) => itemId)}::uuid[]) sent (sku_key, item_id)) named
		CROSS JOIN LATERAL (
			SELECT * FROM bulk_operation_row known
			WHERE known.vendor_id = ${scope.vendorId}::uuid AND known.bulk_operation_id = ${operationId}::uuid AND known.item_id = named.item_id
			UNION ALL
			SELECT * FROM bulk_operation_row fresh
			WHERE fresh.vendor_id = ${scope.vendorId}::uuid AND fresh.bulk_operation_id = ${operationId}::uuid AND named.item_id IS NULL
				AND fresh.is_new AND fresh.sku_key = named.sku_key
			OFFSET 0
		) plan
		ORDER BY plan.sku_key, plan.line`);
	return new Map(rows.map(({ sku, ...first }) => [sku, first]));
}
