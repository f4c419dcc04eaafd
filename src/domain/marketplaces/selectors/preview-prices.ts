import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { PricesOut } from "../prices-out.ts";
import { shouldCostSql } from "../should-cost-sql.ts";

interface PricePreview {
	/** Listings that would cost something else than is known to stand there. */
	changes: number;
	/** The first of them; minor units, null where it is not known. */
	sample: { sku: string; title: string; there: bigint | null; should: bigint }[];
}

const SAMPLE = 5;

/**
 * What pushing prices to a connection under these settings would change there. A price that was changed there while they went out is left for whoever decides about
 * it (list-price-drift.ts); once they are turned on anew, it is what stands there.
 */
export async function previewPrices(
	scope: ReadScope<"market.read">,
	{ connectionId, settings }: { connectionId: string; settings: PricesOut },
): Promise<PricePreview> {
	const rows = await scope.read.$queryRaw<(PricePreview["sample"][number] & { changes: number })[]>`
		SELECT * FROM (
			SELECT item.sku, listing.title, listing.id, coalesce(seen_price_minor, acked_price_minor) AS there, ${shouldCostSql(settings)} AS should, count(*) OVER ()::int AS changes
			FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
			JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
			WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active'
				AND ${shouldCostSql(settings)} > 0 AND ${shouldCostSql(settings)} IS DISTINCT FROM
					CASE WHEN connection.prices_on THEN coalesce(acked_price_minor, seen_price_minor) ELSE seen_price_minor END
		) changing ORDER BY abs(should - coalesce(there, 0)) DESC, id LIMIT ${SAMPLE}`;
	return { changes: rows[0]?.changes ?? 0, sample: rows.map(({ sku, title, there, should }) => ({ sku, title, there, should })) };
}
