import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ExportFormatName, ExportItem } from "../export-formats/export-format.ts";
import { findExportFormat } from "../export-formats/find-export-format.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { itemFilter } from "./item-filter.ts";

interface Page {
	filter: ItemFilter;
	format: ExportFormatName;
	/** The last item of the page before. */
	after: string | null;
	count: number;
}

/** The next items of an export, in the order of their ids. OFFSET 0: see plan-row-holds.ts. */
export async function listExportItems(scope: ReadScope<"inventory.read">, { filter, format, after, count }: Page): Promise<ExportItem[]> {
	const found = await itemFilter(scope, filter);
	const { lets, tellsLevels } = findExportFormat(format);
	return scope.read.$queryRaw<ExportItem[]>(Prisma.sql`
		SELECT item.id, item.sku, item.title, item.category, item.condition, item.attributes, item.price_minor AS "priceMinor", item.cost_minor AS "costMinor",
			item.market_minor AS "marketMinor", item.market_at AS "marketAt", item.barcode, item.notes,
			coalesce(level.on_hand, 0) AS "onHand", coalesce(level.committed, 0) AS committed, level.bin, listed.external_id AS "ebayListing", ${tellsLevels ? levels(scope.vendorId) : Prisma.sql`'[]'::json`} AS levels
		FROM (SELECT * FROM item WHERE ${found} AND ${lets} ${after ? Prisma.sql`AND item.id > ${after}::uuid` : Prisma.empty} ORDER BY item.id LIMIT ${count}) item
		LEFT JOIN LATERAL (
			SELECT on_hand, committed, bin FROM stock_level
			WHERE stock_level.vendor_id = ${scope.vendorId}::uuid AND stock_level.item_id = item.id
				AND stock_level.location_id = (SELECT id FROM location WHERE location.vendor_id = ${scope.vendorId}::uuid AND is_default)
			OFFSET 0
		) level ON true
		LEFT JOIN LATERAL (
			SELECT listing.external_id FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
			WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.item_id = item.id AND connection.marketplace = 'ebay'
			ORDER BY listing.id LIMIT 1
		) listed ON true
		ORDER BY item.id`);
}

function levels(vendorId: string): Prisma.Sql {
	return Prisma.sql`coalesce((
		SELECT json_agg(json_build_object('location', location.name, 'onHand', place.on_hand, 'committed', place.committed, 'bin', place.bin) ORDER BY location.is_default DESC, location.id)
		FROM stock_level place JOIN location ON location.vendor_id = place.vendor_id AND location.id = place.location_id AND location.archived_at IS NULL
		WHERE place.vendor_id = ${vendorId}::uuid AND place.item_id = item.id AND (place.on_hand > 0 OR place.committed > 0 OR place.bin IS NOT NULL)
	), '[]')`;
}
