import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { editRowHolds, editRowHoldsInPart, editRowJoins } from "../../selectors/bulk/edit-row-holds.ts";
import { editValuesHeld, movedEditValues } from "../../selectors/bulk/edit-values-held.ts";

/** Takes out of these rows (a condition over `bulk_operation_row plan`) the values that no longer hold, and writes down which; a row of which nothing is left stays as it is. */
export async function reduceEditRows(scope: VendorScope<"pricing.bulk">, { rows }: { rows: Prisma.Sql }): Promise<void> {
	await scope.write.$executeRaw(Prisma.sql`
		WITH held AS MATERIALIZED (
			SELECT plan.bulk_operation_id, plan.item_id, ${editValuesHeld}, ${movedEditValues} AS moved FROM bulk_operation_row plan ${editRowJoins(scope.vendorId)}
			WHERE ${rows} AND ${editRowHolds} IS NOT TRUE AND ${editRowHoldsInPart}
		)
		UPDATE bulk_operation_row planned SET seen_minor = held.seen_minor, target_minor = held.target_minor, seen_on_hand = held.seen_on_hand,
			target_on_hand = held.target_on_hand, move_copies = held.move_copies, seen_fields = held.seen_fields, target_fields = held.target_fields,
			archive = held.archive, reason = concat_ws('; ', planned.reason, format(${say.rowChangedSince()}, held.moved))
		FROM held WHERE planned.vendor_id = ${scope.vendorId}::uuid AND planned.bulk_operation_id = held.bulk_operation_id AND planned.item_id = held.item_id`);
}
