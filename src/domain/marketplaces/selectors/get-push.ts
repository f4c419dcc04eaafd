import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { CREDENTIALS_OF } from "../credentials.ts";
import { markedListingsSql } from "../marked-listings-sql.ts";
import type { MarketplaceName } from "../marketplaces.ts";
import type { PushSettings } from "../push-settings.ts";

interface PushCounts {
	/** Listings of known items that are for sale there. */
	listings: number;
	/** Of them, those whose quantity is to be pushed, */
	waiting: number;
	/** and of those the ones that are to be shown as sold out. */
	zeros: number;
	/** Those that the marketplace did not take, and why it did not take one of them. */
	refused: number;
	refusal: string | null;
	/** When something was acknowledged last. */
	ackedAt: Date | null;
}

export interface Push extends PushCounts {
	number: number;
	marketplace: MarketplaceName;
	status: string;
	hasCredentials: boolean;
	settings: PushSettings;
	/** Set while it has stopped by itself, with the listings that would be shown as sold out. */
	held: { since: Date; zeros: number } | null;
	/** Why the last push failed as a whole; null when it did not. */
	error: string | null;
}

/**
 * What goes out to a connection: its settings, and what waits to be pushed.
 * @throws DomainError not_found, also for another vendor's connection
 */
export async function getPush(scope: ReadScope<"market.read">, { connectionId }: { connectionId: string }): Promise<Push> {
	const { vendorId } = scope;
	const connection = await scope.read.connection.findUnique({ where: { vendorId_id: { vendorId, id: connectionId } } });
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	const [counts] = await scope.read.$queryRaw<PushCounts[]>`
		WITH marked AS (${markedListingsSql({ vendorId, connectionId, kind: "stock" })})
		SELECT count(*)::int AS listings, count(*) FILTER (WHERE push_due_at IS NOT NULL OR marked.id IS NOT NULL)::int AS waiting,
			count(*) FILTER (WHERE push_due_at IS NOT NULL AND wanted_quantity = 0)::int AS zeros,
			count(*) FILTER (WHERE push_error IS NOT NULL)::int AS refused, max(push_error) AS refusal, max(acked_at) AS "ackedAt"
		FROM listing LEFT JOIN marked ON marked.id = listing.id
		WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status = 'active' AND item_id IS NOT NULL`;
	if (!counts) throw new Error("Counts of nothing are counts too.");
	const marketplace = connection.marketplace as MarketplaceName;
	return {
		number: connection.number,
		marketplace,
		status: connection.status,
		hasCredentials: CREDENTIALS_OF[marketplace].length > 0 && connection.credentials !== null,
		settings: {
			on: connection.pushOn,
			percentage: connection.stockPercentage,
			buffer: connection.buffer,
			max: connection.maxListed,
			end: connection.endWhenStock,
		},
		held: connection.pushHeldAt && { since: connection.pushHeldAt, zeros: connection.pushHeldZeros ?? 0 },
		error: connection.pushError,
		...counts,
	};
}
