import { Prisma } from "../../../../generated/prisma/client.ts";
import { arrayText } from "../../../core/array-text.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { ImportRow } from "../../imports/plan-import-line.ts";

/**
 * Stores rows of an import's plan, whose operation is held, in one statement, and tells the lines that were not: a SKU (and location) that an earlier
 * line of the file has taken is left out, with that line. Lines that change nothing are kept as well, for they take their SKU. A known item's row is
 * known by the item, a new one's by its SKU.
 */
export async function storeImportRows(
	scope: VendorScope,
	{ operationId, rows }: { operationId: string; rows: readonly ImportRow[] },
): Promise<ReadonlyMap<number, number>> {
	if (rows.length === 0) return new Map();
	const column = (value: (row: ImportRow) => Parameters<typeof arrayText>[0][number]) => filled(rows.map(value));
	const lefts = await scope.write.$queryRaw<{ line: number; first: number }[]>(Prisma.sql`
		WITH given AS MATERIALIZED (
			SELECT sent.*, CASE WHEN sent.is_new THEN (
				SELECT taken.line FROM bulk_operation_row taken
				WHERE taken.bulk_operation_id = ${operationId}::uuid AND taken.is_new AND taken.sku_key = sent.key AND taken.place = coalesce(sent.place, 0)
			) ELSE (
				SELECT taken.line FROM bulk_operation_row taken
				WHERE taken.bulk_operation_id = ${operationId}::uuid AND taken.item_id = sent.item_id AND taken.place = coalesce(sent.place, 0)
			) END AS first
			FROM (SELECT told.*, lower(told.sku) AS key FROM unnest(
				${column(({ itemId }) => itemId)}::uuid[], ${column(({ line }) => line)}::int[], ${column(({ at }) => at?.place)}::int[],
				${column(({ at }) => at?.id)}::uuid[], ${column(({ sku }) => sku)}::text[], ${column(({ isNew }) => isNew || null)}::boolean[],
				${column(({ fields }) => fields)}::jsonb[], ${column(({ seenFields }) => seenFields)}::jsonb[], ${column(({ targetFields }) => targetFields)}::jsonb[],
				${column(({ seenMinor }) => seenMinor)}::bigint[], ${column(({ targetMinor }) => targetMinor)}::bigint[],
				${column(({ seenOnHand }) => seenOnHand)}::int[], ${column(({ targetOnHand }) => targetOnHand)}::int[],
				${column(({ reason }) => reason)}::text[], ${column(({ changes }) => (changes ? null : "same"))}::text[]
			) told (item_id, line, place, location_id, sku, is_new, fields, seen_fields, target_fields, seen_minor, target_minor, seen_on_hand, target_on_hand, reason, outcome) OFFSET 0) sent
		), stored AS (
			INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, line, place, location_id, sku, is_new, fields, seen_fields, target_fields,
				seen_minor, target_minor, seen_on_hand, target_on_hand, reason, outcome)
			SELECT ${scope.vendorId}::uuid, ${operationId}::uuid, item_id, line, coalesce(place, 0), location_id, sku, coalesce(is_new, false), fields, seen_fields, target_fields,
				seen_minor, target_minor, seen_on_hand, target_on_hand, reason, coalesce(outcome, 'pending')
			FROM given WHERE first IS NULL
		)
		SELECT line, first FROM given WHERE first IS NOT NULL`);
	return new Map(lefts.map(({ line, first }) => [line, first]));
}

/** A column in which nothing stands is sent without its rows: the others tell how many there are. */
function filled(values: Parameters<typeof arrayText>[0]): string {
	return values.some((value) => value !== null && value !== undefined) ? arrayText(values) : "{}";
}
