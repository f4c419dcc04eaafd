import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { CREDENTIALS_OF } from "../credentials.ts";
import { markedListingsSql } from "../marked-listings-sql.ts";
import type { MarketplaceName } from "../marketplaces.ts";
import { type PricesOut, toPricesOut } from "../prices-out.ts";

interface PriceCounts {
	/** Listings of known items that are for sale there. */
	listings: number;
	/** Of them, those with a price of their own; */
	own: number;
	/** those whose price is to be pushed; */
	waiting: number;
	/** those whose price the marketplace did not take, and why it did not take one of them. */
	refused: number;
	refusal: string | null;
}

export interface PricesThere extends PriceCounts {
	number: number;
	marketplace: MarketplaceName;
	hasCredentials: boolean;
	settings: PricesOut;
}

/**
 * Which prices go out to a connection, and what waits.
 * @throws DomainError not_found, also for another vendor's connection
 */
export async function getPricesOut(scope: ReadScope<"market.read">, { connectionId }: { connectionId: string }): Promise<PricesThere> {
	const { vendorId } = scope;
	const connection = await scope.read.connection.findUnique({ where: { vendorId_id: { vendorId, id: connectionId } } });
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	const [counts] = await scope.read.$queryRaw<PriceCounts[]>`
		WITH marked AS (${markedListingsSql({ vendorId, connectionId, kind: "price" })})
		SELECT count(*)::int AS listings, count(price_minor)::int AS own, count(*) FILTER (WHERE price_due_at IS NOT NULL OR marked.id IS NOT NULL)::int AS waiting,
			count(*) FILTER (WHERE price_error IS NOT NULL)::int AS refused, max(price_error) AS refusal
		FROM listing LEFT JOIN marked ON marked.id = listing.id
		WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status = 'active' AND item_id IS NOT NULL`;
	if (!counts) throw new Error("Counts of nothing are counts too.");
	const marketplace = connection.marketplace as MarketplaceName;
	return {
		number: connection.number,
		marketplace,
		hasCredentials: CREDENTIALS_OF[marketplace].length > 0 && connection.credentials !== null,
		settings: toPricesOut(connection),
		...counts,
	};
}
