import { z } from "zod";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { toPricesOut } from "../prices-out.ts";
import { shouldCostSql } from "../should-cost-sql.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";
import { findPriceRule } from "./find-price-rule.ts";

/** A listing that shows another number than it should. */
export interface UploadLine {
	listingId: string;
	externalId: string;
	title: string;
	facts: Record<string, string>;
	/** Copies there, as far as we know, and as they should be. */
	seen: number;
	should: number;
	/** What it costs there, else what it should, in minor units. */
	priceMinor: bigint | null;
}

/**
 * What a connection's listings show otherwise than they should, as far as it was ever told, without those named in `except`: the largest file that
 * TCGplayer's portal takes is beyond anything we saw, so all of them.
 */
export async function listUploadLines(
	scope: ReadScope<"market.read">,
	{ connectionId, except = [] }: { connectionId: string; except?: readonly string[] },
): Promise<UploadLine[]> {
	const rule = await findPriceRule(scope, { connectionId });
	if (!rule) return [];
	const rows = await scope.read.$queryRaw<(Omit<UploadLine, "facts"> & { facts: unknown })[]>`
		SELECT * FROM (
			SELECT listing.id AS "listingId", listing.external_id AS "externalId", listing.title, listing.facts, listing.seen_quantity AS seen, ${SHOULD_SHOW} AS should,
				coalesce(listing.seen_price_minor, ${shouldCostSql(toPricesOut(rule))}) AS "priceMinor"
			FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
			JOIN item ON item.vendor_id = listing.vendor_id AND item.id = listing.item_id
			WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active' AND listing.seen_quantity IS NOT NULL
				AND listing.external_id <> ALL(${[...except]}::text[])
		) shown WHERE seen <> should ORDER BY title, "externalId"`;
	return rows.map(({ facts, ...row }) => ({ ...row, facts: z.record(z.string(), z.string()).parse(facts) }));
}
