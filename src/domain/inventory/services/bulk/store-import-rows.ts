import { Prisma } from "../../../../generated/prisma/client.ts";
import { arrayText } from "../../../core/array-text.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { ImportRow } from "../../plan-import-line.ts";

/**
 * Stores rows of an import's plan, in one statement, and tells the lines that were stored: a SKU (and location) that an
 * earlier line of the file has taken is left out. Lines that change nothing are kept as well, for they take their SKU.
 */
export async function storeImportRows(
	scope: VendorScope,
	{ operationId, rows }: { operationId: string; rows: readonly ImportRow[] },
): Promise<ReadonlySet<number>> {
	if (rows.length === 0) return new Set();
	const stored = await scope.write.$queryRaw<{ line: number }[]>(Prisma.sql`
		INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, line, place, location_id, sku, is_new, fields, seen_fields, target_fields, seen_minor, target_minor, seen_on_hand, target_on_hand, reason, outcome)
		SELECT ${scope.vendorId}::uuid, ${operationId}::uuid, given.* FROM unnest(
			${arrayText(rows.map(({ itemId }) => itemId))}::uuid[], ${arrayText(rows.map(({ line }) => line))}::int[],
			${arrayText(rows.map(({ at }) => at?.place ?? 0))}::int[], ${arrayText(rows.map(({ at }) => at?.id))}::uuid[],
			${arrayText(rows.map(({ sku }) => sku))}::text[], ${arrayText(rows.map(({ isNew }) => isNew))}::boolean[],
			${arrayText(rows.map(({ fields }) => fields))}::jsonb[], ${arrayText(rows.map(({ seenFields }) => seenFields))}::jsonb[],
			${arrayText(rows.map(({ targetFields }) => targetFields))}::jsonb[],
			${arrayText(rows.map(({ seenMinor }) => seenMinor))}::bigint[], ${arrayText(rows.map(({ targetMinor }) => targetMinor))}::bigint[],
			${arrayText(rows.map(({ seenOnHand }) => seenOnHand))}::int[], ${arrayText(rows.map(({ targetOnHand }) => targetOnHand))}::int[],
			${arrayText(rows.map(({ reason }) => reason))}::text[], ${arrayText(rows.map(({ changes }) => (changes ? "pending" : "same")))}::text[]
		) given
		ON CONFLICT (bulk_operation_id, sku_key, place) WHERE sku_key IS NOT NULL DO NOTHING RETURNING line`);
	return new Set(stored.map(({ line }) => line));
}
