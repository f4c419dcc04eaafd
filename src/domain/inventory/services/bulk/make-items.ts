import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";

/** Makes the new items among an operation's rows (a condition over `bulk_operation_row plan`). One whose SKU was taken meanwhile is not made. */
export async function makeItems(scope: VendorScope<"pricing.bulk">, { rows }: { rows: Prisma.Sql }): Promise<void> {
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO item (id, vendor_id, sku, title, category, condition, attributes, price_minor, cost_minor, barcode, notes, market_minor, market_at)
		SELECT plan.item_id, plan.vendor_id, plan.sku, plan.fields->>'title', plan.fields->>'category', plan.fields->>'condition',
			plan.fields->'attributes', plan.target_minor, (plan.fields->>'costMinor')::bigint, plan.fields->>'barcode', plan.fields->>'notes', (plan.fields->>'marketMinor')::bigint,
			(plan.fields->>'marketAt')::timestamptz
		FROM bulk_operation_row plan WHERE ${rows} AND plan.is_new AND plan.fields IS NOT NULL ORDER BY plan.item_id
		ON CONFLICT (vendor_id, sku_key) DO NOTHING`);
}
