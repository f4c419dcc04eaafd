import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { planPriceHolds, planRowJoins, planStockHolds } from "../../selectors/bulk/plan-row-holds.ts";

/** Takes out of an import's rows (a condition over `bulk_operation_row plan`) the price or the copies that have moved, and writes down which; a row of which nothing is left stays as it is. */
export async function reduceStockRows(scope: VendorScope, { rows }: { rows: Prisma.Sql }): Promise<void> {
	await scope.write.$executeRaw(Prisma.sql`
		WITH held AS MATERIALIZED (
			SELECT plan.bulk_operation_id, plan.item_id, plan.place, ${planPriceHolds} AS price, ${planStockHolds} AS copies
			FROM bulk_operation_row plan ${planRowJoins(scope.vendorId)}
			WHERE ${rows} AND NOT plan.is_new AND item.archived_at IS NULL AND (NOT ${planPriceHolds} OR NOT ${planStockHolds})
				AND ((plan.target_minor IS NOT NULL AND ${planPriceHolds}) OR (plan.target_on_hand IS NOT NULL AND ${planStockHolds}) OR plan.target_fields IS NOT NULL)
		)
		UPDATE bulk_operation_row planned SET seen_minor = CASE WHEN held.price THEN planned.seen_minor END, target_minor = CASE WHEN held.price THEN planned.target_minor END,
			seen_on_hand = CASE WHEN held.copies THEN planned.seen_on_hand END, target_on_hand = CASE WHEN held.copies THEN planned.target_on_hand END,
			reason = concat_ws('; ', planned.reason, format(${say.rowChangedSince()}, concat_ws(', ', CASE WHEN NOT held.price THEN 'price' END, CASE WHEN NOT held.copies THEN 'quantity' END)))
		FROM held WHERE planned.vendor_id = ${scope.vendorId}::uuid AND planned.bulk_operation_id = held.bulk_operation_id AND planned.item_id = held.item_id AND planned.place = held.place`);
}
