import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { ImportRow } from "../../plan-import-line.ts";

/** Stores rows of an import's plan: one statement, whatever their number. Lines that change nothing are kept as well, for they take their SKU. */
export async function storeImportRows(scope: VendorScope, { operationId, rows }: { operationId: string; rows: readonly ImportRow[] }): Promise<void> {
	if (rows.length === 0) return;
	const records = rows.map(({ itemId, line, sku, isNew, fields, seenMinor, targetMinor, seenOnHand, targetOnHand, changes }) => ({
		item_id: itemId,
		line,
		sku,
		is_new: isNew,
		fields,
		seen_minor: seenMinor?.toString() ?? null,
		target_minor: targetMinor?.toString() ?? null,
		seen_on_hand: seenOnHand,
		target_on_hand: targetOnHand,
		outcome: changes ? "pending" : "same",
	}));
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO bulk_operation_row (vendor_id, bulk_operation_id, item_id, line, sku, is_new, fields, seen_minor, target_minor, seen_on_hand, target_on_hand, outcome)
		SELECT ${scope.vendorId}::uuid, ${operationId}::uuid, item_id, line, sku, is_new, fields, seen_minor, target_minor, seen_on_hand, target_on_hand, outcome
		FROM json_to_recordset(${JSON.stringify(records)}::json) AS given (
			item_id uuid, line int, sku text, is_new boolean, fields jsonb, seen_minor bigint, target_minor bigint, seen_on_hand int, target_on_hand int, outcome text
		)`);
}
