import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	prices: z.array(
		z.strictObject({
			listingId: z.uuid(),
			/** Minor units; null lets the listing cost what its item does. */
			priceMinor: z.bigint().positive().nullable(),
			/** Only while this is what stands there. */
			there: z.bigint().optional(),
		}),
	),
});

/** How one listing's own price changed, in minor units as an audit keeps them; what was taken for what stands there is `acked`, before and after. */
export interface OwnPriceChange {
	listingId: string;
	was: string | null;
	now: string | null;
	ackedWas: string | null;
	ackedNow: string | null;
}

/**
 * Gives listings a price of their own, or takes it away; answers those that had another one. What was seen there last is from now on what stands there, whoever
 * set it: this is a decision about it. A trigger marks them for pushing where prices go out.
 */
export function writeOwnPrices(scope: VendorScope<"pricing.write">, input: z.input<typeof inputSchema>): Promise<OwnPriceChange[]> {
	const { connectionId, prices } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	return scope.write.$queryRaw<OwnPriceChange[]>`
		WITH told AS (
			SELECT * FROM unnest(${prices.map(({ listingId }) => listingId)}::uuid[], ${prices.map(({ priceMinor }) => priceMinor)}::bigint[],
				${prices.map(({ there }) => there ?? null)}::bigint[]) AS told (id, price, there)
		), former AS (
			SELECT listing.id, listing.price_minor, listing.acked_price_minor FROM listing JOIN told ON told.id = listing.id
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid ORDER BY listing.id FOR NO KEY UPDATE OF listing
		)
		UPDATE listing SET price_minor = told.price, acked_price_minor = coalesce(listing.seen_price_minor, listing.acked_price_minor)
		FROM told JOIN former ON former.id = told.id
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = former.id AND former.price_minor IS DISTINCT FROM told.price
			AND coalesce(listing.seen_price_minor = told.there, told.there IS NULL)
		RETURNING listing.id AS "listingId", former.price_minor::text AS was, listing.price_minor::text AS now,
			former.acked_price_minor::text AS "ackedWas", listing.acked_price_minor::text AS "ackedNow"`;
}
