import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceListingSchema } from "../marketplace-listing.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), listing: marketplaceListingSchema });

/**
 * Writes down what a connection has for sale, as its marketplace tells it; older news never replaces newer. One that is new, or had no item yet, is the
 * item with its SKU, else the only one with its barcode. Which item it is once known, and that it is ignored, stays.
 */
export async function recordListing(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, listing } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await scope.write.$executeRaw`
		INSERT INTO listing (vendor_id, connection_id, external_id, product_external_id, stock_external_id, sku, title, status, seen_price_minor, seen_quantity,
			changed_at, stock_seen_at, item_id)
		SELECT ${vendorId}::uuid, ${connectionId}::uuid, ${listing.externalId}, ${listing.productExternalId}, ${listing.stockExternalId}, ${listing.sku}, ${listing.title},
			${listing.isActive ? "active" : "ended"}, ${listing.priceMinor}::bigint, ${listing.quantity}::int, ${listing.changedAt}::timestamptz,
			CASE WHEN ${listing.quantity}::int IS NOT NULL THEN ${listing.changedAt}::timestamptz END,
			coalesce(
				(SELECT id FROM item WHERE vendor_id = ${vendorId}::uuid AND ${listing.sku} <> '' AND sku_key = lower(${listing.sku})),
				(SELECT (array_agg(id))[1] FROM item WHERE vendor_id = ${vendorId}::uuid AND barcode = ${listing.barcode} HAVING count(*) = 1)
			)
		ON CONFLICT (vendor_id, connection_id, external_id) DO UPDATE SET
			product_external_id = coalesce(excluded.product_external_id, listing.product_external_id),
			stock_external_id = coalesce(excluded.stock_external_id, listing.stock_external_id),
			sku = excluded.sku, title = excluded.title,
			status = CASE WHEN listing.status = 'ignored' THEN 'ignored' ELSE excluded.status END,
			seen_price_minor = coalesce(excluded.seen_price_minor, listing.seen_price_minor),
			seen_quantity = CASE WHEN listing.stock_seen_at > excluded.stock_seen_at THEN listing.seen_quantity ELSE coalesce(excluded.seen_quantity, listing.seen_quantity) END,
			stock_seen_at = greatest(listing.stock_seen_at, excluded.stock_seen_at),
			changed_at = coalesce(excluded.changed_at, listing.changed_at),
			item_id = CASE WHEN listing.status = 'ignored' THEN NULL ELSE coalesce(listing.item_id, excluded.item_id) END
		WHERE listing.changed_at IS NULL OR excluded.changed_at IS NULL OR listing.changed_at <= excluded.changed_at`;
}
