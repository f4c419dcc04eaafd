import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceListingSchema } from "../marketplace-listing.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	listings: z.array(marketplaceListingSchema).max(10_000),
	/** The reading that they come from, by its number, and when this page of it was asked for: quantities are of then. */
	read: z.strictObject({ number: z.int().positive(), askedAt: z.date() }).optional(),
});

/**
 * Writes down what a connection has for sale, as its marketplace tells it; older news never replaces newer, nor brings back what was deleted since. One that is new, or had no item yet, is the
 * item with its SKU, else the only one with its barcode. Which item it is once known, and that it is ignored, stays. Of one that comes twice the last holds.
 */
export async function recordListings(
	scope: VendorScope<"delivery.settle" | "inventory.read"> | VendorScope<"order.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<void> {
	const { connectionId, read, ...given } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const listings = [...new Map(given.listings.map((listing) => [listing.externalId, listing])).values()];
	if (listings.length === 0) return;
	const ids = listings.map(({ externalId }) => externalId);
	const number = read?.number ?? null;
	await scope.write.$executeRaw`
		INSERT INTO listing (vendor_id, connection_id, external_id, product_external_id, stock_external_id, sku, title, status, seen_price_minor, seen_quantity,
			changed_at, stock_seen_at, facts, seen_read, item_id, paired_read)
		SELECT ${vendorId}::uuid, ${connectionId}::uuid, told.external_id, told.product_external_id, told.stock_external_id, told.sku, told.title,
			CASE WHEN told.is_active AND NOT gone.is_gone THEN 'active' ELSE 'ended' END, told.price_minor, told.quantity,
			told.changed_at, CASE WHEN told.quantity IS NOT NULL THEN coalesce(${read?.askedAt ?? null}::timestamptz, told.changed_at) END, told.facts, ${number}::int,
			known.item_id, CASE WHEN known.item_id IS NOT NULL THEN ${number}::int END
		-- The key beforehand: see match-import-lines.ts.
		FROM (SELECT *, lower(sku) AS sku_key FROM unnest(${ids}::text[], ${listings.map((one) => one.productExternalId)}::text[], ${listings.map((one) => one.stockExternalId)}::text[],
			${listings.map(({ sku }) => sku)}::text[], ${listings.map(({ barcode }) => barcode)}::text[], ${listings.map(({ title }) => title)}::text[],
			${listings.map(({ isActive }) => isActive)}::boolean[], ${listings.map(({ priceMinor }) => priceMinor)}::bigint[],
			${listings.map(({ quantity }) => quantity)}::int[], ${listings.map(({ changedAt }) => changedAt)}::timestamptz[],
			${listings.map(({ facts }) => JSON.stringify(facts))}::jsonb[])
			AS sent (external_id, product_external_id, stock_external_id, sku, barcode, title, is_active, price_minor, quantity, changed_at, facts) OFFSET 0) told
		CROSS JOIN LATERAL (SELECT coalesce(
			(SELECT id FROM item WHERE vendor_id = ${vendorId}::uuid AND told.sku <> '' AND item.sku_key = told.sku_key),
			(SELECT (array_agg(id))[1] FROM item WHERE vendor_id = ${vendorId}::uuid AND barcode = told.barcode HAVING count(*) = 1)
		) AS item_id) known
		CROSS JOIN LATERAL (SELECT EXISTS (
			SELECT FROM listing_end WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid
				AND external_id IN (told.external_id, told.product_external_id) AND ended_at > coalesce(restored_at, '-infinity')
				AND ended_at >= coalesce(told.changed_at, ${read?.askedAt ?? null}::timestamptz, '-infinity')
		) AS is_gone) gone
		ON CONFLICT (vendor_id, connection_id, external_id) DO UPDATE SET
			product_external_id = coalesce(excluded.product_external_id, listing.product_external_id),
			stock_external_id = coalesce(excluded.stock_external_id, listing.stock_external_id),
			sku = excluded.sku, title = excluded.title,
			status = CASE WHEN listing.status = 'ignored' THEN 'ignored' ELSE excluded.status END,
			seen_price_minor = CASE WHEN listing.price_acked_at > coalesce(${read?.askedAt ?? null}::timestamptz, excluded.changed_at) THEN listing.seen_price_minor
				ELSE coalesce(excluded.seen_price_minor, listing.seen_price_minor) END,
			seen_quantity = CASE WHEN listing.stock_seen_at > excluded.stock_seen_at THEN listing.seen_quantity ELSE coalesce(excluded.seen_quantity, listing.seen_quantity) END,
			stock_seen_at = greatest(listing.stock_seen_at, excluded.stock_seen_at),
			changed_at = coalesce(excluded.changed_at, listing.changed_at),
			facts = listing.facts || excluded.facts,
			seen_read = coalesce(excluded.seen_read, listing.seen_read),
			item_id = CASE WHEN listing.status = 'ignored' THEN NULL ELSE coalesce(listing.item_id, excluded.item_id) END,
			paired_read = CASE WHEN listing.status <> 'ignored' AND listing.item_id IS NULL THEN excluded.paired_read ELSE listing.paired_read END
		WHERE listing.changed_at IS NULL OR excluded.changed_at IS NULL OR listing.changed_at <= excluded.changed_at`;
	if (!read) return;
	// Of which newer news is known: seen they were.
	await scope.write.listing.updateMany({
		where: { vendorId, connectionId, externalId: { in: ids }, OR: [{ seenRead: null }, { seenRead: { not: read.number } }] },
		data: { seenRead: read.number },
	});
}
