import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { detailsNow } from "../../selectors/bulk/details-now.ts";

/**
 * Sets cost, market price and bin of the items of these rows (a condition over `bulk_operation_row plan`; they are locked), each where it is still
 * as the plan saw it: what has moved since stays, and the rest of the row is done.
 */
export async function applyDetailsChunk(scope: VendorScope<"pricing.bulk">, { rows, locationId }: { rows: Prisma.Sql; locationId: string }): Promise<void> {
	const { vendorId } = scope;
	await scope.write.$executeRaw(Prisma.sql`
		WITH plan AS MATERIALIZED (
			SELECT plan.item_id, plan.seen_fields - 'bin' AS seen, plan.target_fields AS target FROM bulk_operation_row plan WHERE ${rows} AND plan.target_fields IS NOT NULL
		)
		UPDATE item SET version = item.version + 1,
			cost_minor = CASE WHEN plan.target ? 'costMinor' THEN (plan.target->>'costMinor')::bigint ELSE item.cost_minor END,
			market_minor = CASE WHEN plan.target ? 'marketMinor' THEN (plan.target->>'marketMinor')::bigint ELSE item.market_minor END,
			market_at = CASE WHEN plan.target ? 'marketAt' THEN (plan.target->>'marketAt')::timestamptz ELSE item.market_at END
		FROM plan WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id AND plan.seen <> '{}' AND ${detailsNow} @> plan.seen`);
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO stock_level AS level (vendor_id, item_id, location_id, bin)
		SELECT ${vendorId}::uuid, plan.item_id, coalesce(plan.location_id, ${locationId}::uuid), coalesce(plan.fields->>'bin', plan.target_fields->>'bin')
		FROM bulk_operation_row plan
		CROSS JOIN LATERAL (SELECT id FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id OFFSET 0) item
		LEFT JOIN LATERAL (
			SELECT bin FROM stock_level WHERE stock_level.vendor_id = ${vendorId}::uuid AND stock_level.item_id = plan.item_id AND stock_level.location_id = coalesce(plan.location_id, ${locationId}::uuid) OFFSET 0
		) now ON true
		WHERE ${rows} AND (plan.fields->>'bin' IS NOT NULL OR (plan.target_fields ? 'bin' AND now.bin IS NOT DISTINCT FROM plan.seen_fields->>'bin'))
		ORDER BY plan.item_id
		ON CONFLICT (vendor_id, item_id, location_id) DO UPDATE SET bin = excluded.bin`);
}
