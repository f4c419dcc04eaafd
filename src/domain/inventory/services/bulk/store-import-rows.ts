import { Prisma } from "../../../../generated/prisma/client.ts";
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
	// What is null is left out: of most lines that is half of it.
	const records = rows.map(
		({ itemId, line, at, sku, isNew, fields, seenFields, targetFields, seenMinor, targetMinor, seenOnHand, targetOnHand, reason, changes }) => ({
			item_id: itemId,
			line,
			place: at?.place ?? 0,
			location_id: at?.id,
			sku,
			is_new: isNew,
			fields: fields ?? undefined,
			seen_fields: seenFields ?? undefined,
			target_fields: targetFields ?? undefined,
			seen_minor: seenMinor?.toString(),
			target_minor: targetMinor?.toString(),
			seen_on_hand: seenOnHand ?? undefined,
			target_on_hand: targetOnHand ?? undefined,
			reason: reason ?? undefined,
			outcome: changes ? "pending" : "same",
		}),
	);
	const stored = await scope.write.$queryRaw<{ line: number }[]>(Prisma.sql`
		INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, line, place, location_id, sku, is_new, fields, seen_fields, target_fields, seen_minor, target_minor, seen_on_hand, target_on_hand, reason, outcome)
		SELECT ${scope.vendorId}::uuid, ${operationId}::uuid, item_id, line, place, location_id, sku, is_new, fields, seen_fields, target_fields, seen_minor, target_minor, seen_on_hand, target_on_hand, reason, outcome
		FROM json_to_recordset(${JSON.stringify(records)}::json) AS given (
			item_id uuid, line int, place int, location_id uuid, sku text, is_new boolean, fields jsonb, seen_fields jsonb, target_fields jsonb, seen_minor bigint, target_minor bigint, seen_on_hand int, target_on_hand int, reason text, outcome text
		)
		ON CONFLICT (bulk_operation_id, sku_key, place) WHERE sku_key IS NOT NULL DO NOTHING RETURNING line`);
	return new Set(stored.map(({ line }) => line));
}
