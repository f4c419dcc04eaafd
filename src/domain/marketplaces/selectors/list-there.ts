import type { ReadScope } from "../../core/permissions/scopes.ts";
import { tcgplayerSku } from "../market-files/market-file.ts";
import { toPricesOut } from "../prices-out.ts";
import { shouldCostSql } from "../should-cost-sql.ts";
import { findPriceRule } from "./find-price-rule.ts";

/** What is known of a product that a marketplace's file names. */
export interface There {
	externalId: string;
	/** Null while it is no listing here. */
	listingId: string | null;
	/** Copies there, as far as we know; null when none was ever told. */
	seen: number | null;
	/** Of what was seen, copies that orders took off since. */
	soldThere: number;
	/** The item that it is, or will be once it is a listing. */
	itemId: string | null;
	sku: string | null;
	/** Copies of that which are available. */
	available: number;
	/** What it costs there, else what it should, in minor units of the shop's currency. */
	priceMinor: bigint | null;
	isIgnored: boolean;
}

/** What a connection's products are, by the marketplace's ids of them: by its listings, else by the items' own TCGplayer ids and the SKUs that imports make. */
export async function listThere(
	scope: ReadScope<"inventory.read">,
	{ connectionId, externalIds }: { connectionId: string; externalIds: readonly string[] },
): Promise<Map<string, There>> {
	const { vendorId } = scope;
	const rule = await findPriceRule(scope, { connectionId });
	if (!rule) return new Map();
	const rows = await scope.read.$queryRaw<There[]>`
		SELECT told.external_id AS "externalId", listing.id AS "listingId", listing.seen_quantity AS seen, coalesce(listing.sold_there, 0) AS "soldThere", item.id AS "itemId", item.sku,
			coalesce((SELECT sum(level.on_hand - level.committed) FROM stock_level level WHERE level.vendor_id = item.vendor_id AND level.item_id = item.id), 0)::int AS available,
			coalesce(listing.seen_price_minor, ${shouldCostSql(toPricesOut(rule))}) AS "priceMinor", listing.status IS NOT DISTINCT FROM 'ignored' AS "isIgnored"
		-- The key beforehand: see match-import-lines.ts.
		FROM (SELECT *, lower(sku) AS sku_key FROM unnest(${[...externalIds]}::text[], ${externalIds.map(tcgplayerSku)}::text[]) AS sent (external_id, sku) OFFSET 0) told
		LEFT JOIN listing ON listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.external_id = told.external_id
		LEFT JOIN item ON item.vendor_id = ${vendorId}::uuid AND listing.status IS DISTINCT FROM 'ignored' AND item.id = coalesce(
			listing.item_id,
			(SELECT (array_agg(id))[1] FROM item WHERE vendor_id = ${vendorId}::uuid AND tcgplayer_sku_id = told.external_id AND archived_at IS NULL HAVING count(*) = 1),
			(SELECT id FROM item WHERE vendor_id = ${vendorId}::uuid AND item.sku_key = told.sku_key)
		)`;
	return new Map(rows.map((row) => [row.externalId, row]));
}
