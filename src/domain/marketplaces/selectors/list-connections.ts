import type { ReadScope } from "../../core/permissions/scopes.ts";

interface ConnectionRow {
	id: string;
	number: number;
	marketplace: string;
	accountId: string;
	status: string;
	/** When the latest delivery came. */
	lastDeliveryAt: Date | null;
	/** Deliveries that could not be worked off: tried again, or given up. */
	failing: number;
}

/** More than any shop has; a page that is full says so. */
const PAGE = 100;

/** The vendor's connections by number, `after` the one that ended the last page. */
export function listConnections(scope: ReadScope<"market.read">, { after = 0 }: { after?: number } = {}): Promise<ConnectionRow[]> {
	return scope.read.$queryRaw<ConnectionRow[]>`
		SELECT connection.id, connection.number, connection.marketplace, connection.account_id AS "accountId", connection.status,
			max(delivery.created_at) AS "lastDeliveryAt", (count(*) FILTER (WHERE delivery.status IN ('failed', 'dead')))::int AS failing
		FROM connection
		LEFT JOIN webhook_delivery delivery ON delivery.vendor_id = connection.vendor_id AND delivery.connection_id = connection.id
		WHERE connection.vendor_id = ${scope.vendorId}::uuid AND connection.status <> 'removed' AND connection.number > ${after}
		GROUP BY connection.id ORDER BY connection.number LIMIT ${PAGE}`;
}
