import type { ReadScope } from "../../core/permissions/scopes.ts";

interface SoldItem {
	/** The line that asked, by the marketplace's id. */
	lineId: string;
	itemId: string;
	sku: string;
	title: string;
	/** What one copy costs by now, in minor units of the vendor's currency. */
	costMinor: bigint | null;
}

interface Wanted {
	lineId: string;
	/** The marketplace's id of what was sold. */
	productId: string | null;
	sku: string;
}

/**
 * Which item each line means: the one that the connection lists under that id, else the one with that SKU in any case.
 * Archived items count: what was sold was sold. Lines that mean none are left out.
 */
export function listSoldItems(
	scope: ReadScope<"inventory.read">,
	{ connectionId, lines }: { connectionId: string; lines: readonly Wanted[] },
): Promise<SoldItem[]> {
	const ids = lines.map((line) => line.lineId);
	const products = lines.map((line) => line.productId);
	const skus = lines.map((line) => line.sku);
	return scope.read.$queryRaw<SoldItem[]>`
		SELECT DISTINCT ON (wanted.line_id) wanted.line_id AS "lineId", item.id AS "itemId", item.sku, item.title, item.cost_minor AS "costMinor"
		FROM unnest(${ids}::text[], ${products}::text[], ${skus}::text[]) AS wanted (line_id, product_id, sku)
		LEFT JOIN listing ON listing.vendor_id = ${scope.vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.external_id = wanted.product_id
		JOIN item ON item.vendor_id = ${scope.vendorId}::uuid
			AND (item.id = listing.item_id OR (listing.id IS NULL AND wanted.sku <> '' AND item.sku_key = lower(wanted.sku)))
		ORDER BY wanted.line_id`;
}
