import type { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { decideDriftInput } from "../decide-drift-input.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { OPEN_PRICE_DRIFT } from "../open-price-drift-sql.ts";
import { openComparison } from "./open-comparison.ts";

interface Pushed {
	connection: number;
	marketplace: string;
	count: number;
}

/**
 * Has our prices set again where they were changed on a marketplace.
 * @throws DomainError not_found; conflict when a later comparison has been made, or none differs any more
 */
export async function pushPriceDrift(scope: VendorScope<"market.read" | "stock.write">, input: z.input<typeof decideDriftInput>): Promise<Pushed> {
	const { read: number, externalId } = parseInput(decideDriftInput, input);
	const { vendorId } = scope;
	const { connectionId, connection, marketplace } = await openComparison(scope, { number });
	const [counts] = await scope.write.$queryRaw<{ count: number }[]>`
		WITH known AS (
			UPDATE listing SET acked_price_minor = listing.seen_price_minor FROM connection
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND connection.vendor_id = listing.vendor_id
				AND connection.id = listing.connection_id AND ${OPEN_PRICE_DRIFT} AND (${externalId}::text IS NULL OR listing.external_id = ${externalId}::text)
			RETURNING listing.id
		), marked AS (
			INSERT INTO push_mark (vendor_id, connection_id, listing_id, kind) SELECT ${vendorId}::uuid, ${connectionId}::uuid, id, 'price' FROM known RETURNING 1
		)
		SELECT count(*)::int AS count FROM marked`;
	const count = counts?.count ?? 0;
	if (count === 0) throw new DomainError("conflict", say.priceDriftNone({ connection }));
	await recordAudit(scope, { action: "push-price-drift", subjectKind: "connection", subjectId: connectionId, after: { number: connection, listings: count } });
	scope.afterCommit({ job: "push-listings", id: connectionId, run: `prices${scope.now.getTime()}`, payload: { vendorId, connectionId } });
	return { connection, marketplace: marketplaceTitle(marketplace), count };
}
