import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { CREDENTIALS_OF } from "../credentials.ts";
import type { MarketplaceName } from "../marketplaces.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";

export interface ConnectionHealth {
	id: string;
	number: number;
	marketplace: MarketplaceName;
	accountId: string;
	status: string;
	rotatedAt: Date | null;
	/** Whether keys for its API were given; null where the marketplace has no API that we ask. */
	hasCredentials: boolean | null;
	polledUntil: Date | null;
	/** What is wrong with it, as the shop was told last. */
	trouble: string | null;
	lastDeliveryAt: Date | null;
	/** Of the last 24 hours. */
	deliveries: number;
	/** Not worked off yet. */
	waiting: number;
	/** Milliseconds since the oldest of those came; null when none waits. */
	lag: number | null;
	failed: number;
	dead: number;
	listings: number;
	/** For sale there, and no item is known for them. */
	unmatched: number;
	/** Listings whose stock there is another than they should show, and that wait for no push. */
	drifting: number;
}

type Counts = Omit<ConnectionHealth, "id" | "number" | "marketplace" | "accountId" | "status" | "rotatedAt" | "hasCredentials" | "polledUntil" | "trouble">;

/**
 * How a connection fares: its deliveries, and what is for sale there.
 * @throws DomainError not_found, also for another vendor's connection
 */
export async function getConnectionHealth(scope: ReadScope<"market.read">, { connectionId }: { connectionId: string }): Promise<ConnectionHealth> {
	const { vendorId } = scope;
	const connection = await scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId, id: connectionId } },
		select: { id: true, number: true, marketplace: true, accountId: true, status: true, rotatedAt: true, credentials: true, polledUntil: true, trouble: true },
	});
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	const { credentials, ...known } = connection;
	const marketplace = connection.marketplace as MarketplaceName;
	const [counts] = await scope.read.$queryRaw<Counts[]>`
		WITH delivery AS (
			SELECT
				count(*) FILTER (WHERE status IN ('received', 'processing'))::int AS waiting,
				(extract(epoch FROM ${scope.now}::timestamptz - min(created_at) FILTER (WHERE status IN ('received', 'processing', 'failed'))) * 1000)::float8 AS lag,
				count(*) FILTER (WHERE status = 'failed')::int AS failed, count(*) FILTER (WHERE status = 'dead')::int AS dead
			FROM webhook_delivery WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status IN ('received', 'processing', 'failed', 'dead')
		), recent AS (
			SELECT max(created_at) AS last_at, count(*) FILTER (WHERE created_at > ${scope.now}::timestamptz - interval '24 hours')::int AS deliveries
			FROM webhook_delivery WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid
		), sale AS (
			SELECT count(*)::int AS listings, count(*) FILTER (WHERE listing.item_id IS NULL)::int AS unmatched,
				count(*) FILTER (WHERE listing.item_id IS NOT NULL AND NOT (push_on AND push_due_at IS NOT NULL) AND seen_quantity <> ${SHOULD_SHOW})::int AS drifting
			FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active'
		)
		SELECT recent.last_at AS "lastDeliveryAt", recent.deliveries, delivery.waiting, delivery.lag, delivery.failed, delivery.dead,
			sale.listings, sale.unmatched, sale.drifting
		FROM delivery, recent, sale`;
	if (!counts) throw new Error("Counts of nothing are counts too.");
	return { ...known, marketplace, hasCredentials: CREDENTIALS_OF[marketplace].length === 0 ? null : credentials !== null, ...counts };
}
