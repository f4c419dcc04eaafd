import type { ReadScope } from "../../core/permissions/scopes.ts";
import { listingKey } from "../../marketplaces/listing-key.ts";

interface SoldItem {
	/** The line that asked, by the marketplace's id. */
	lineId: string;
	/** Null for a line that is ignored: it concerns no stock of ours. */
	itemId: string | null;
	/** What one copy costs by now, in minor units of the vendor's currency. */
	costMinor: bigint | null;
}

interface Wanted {
	lineId: string;
	/** The marketplace's id of what was sold. */
	productId: string | null;
	sku: string;
	barcode: string | null;
}

/**
 * Which item each line means: the one that the connection lists under that id, else the one with that SKU in any case, else the only one with that
 * barcode. Archived items count: what was sold was sold. Lines that mean none are left out.
 */
export function listSoldItems(
	scope: ReadScope<"inventory.read">,
	{ connectionId, lines }: { connectionId: string; lines: readonly Wanted[] },
): Promise<SoldItem[]> {
	const { vendorId } = scope;
	const ids = lines.map((line) => line.lineId);
	const keys = lines.map(listingKey);
	const skus = lines.map((line) => line.sku);
	const barcodes = lines.map((line) => line.barcode);
	return scope.read.$queryRaw<SoldItem[]>`
		SELECT wanted.line_id AS "lineId", item.id AS "itemId", item.cost_minor AS "costMinor"
		FROM (
			-- The key beforehand: see match-import-lines.ts.
			SELECT *, lower(sku) AS sku_key FROM unnest(${ids}::text[], ${keys}::text[], ${skus}::text[], ${barcodes}::text[]) AS told (line_id, listing_key, sku, barcode) OFFSET 0
		) wanted
		LEFT JOIN listing ON listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.external_id = wanted.listing_key
		LEFT JOIN item ON item.vendor_id = ${vendorId}::uuid AND listing.status IS DISTINCT FROM 'ignored' AND item.id = coalesce(
			listing.item_id,
			(SELECT id FROM item WHERE vendor_id = ${vendorId}::uuid AND wanted.sku <> '' AND item.sku_key = wanted.sku_key),
			(SELECT (array_agg(id))[1] FROM item WHERE vendor_id = ${vendorId}::uuid AND barcode = wanted.barcode HAVING count(*) = 1)
		)
		WHERE item.id IS NOT NULL OR listing.status = 'ignored'`;
}
