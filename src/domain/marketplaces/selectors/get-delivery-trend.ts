import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface DeliveryTrend {
	/** When the last delivery came. */
	lastAt: Date | null;
	/** Deliveries of the week before that moment. */
	weekBefore: number;
	/** Of the latest, those that were worked off or failed, */
	latest: number;
	/** and those of them that failed or were given up. */
	latestFailed: number;
}

/** How many of the latest deliveries are looked at. */
const LATEST = 50;

/** Whether a connection's deliveries still come, and go well. */
export async function getDeliveryTrend(scope: ReadScope<"delivery.settle">, { connectionId }: { connectionId: string }): Promise<DeliveryTrend> {
	const { vendorId } = scope;
	const [trend] = await scope.read.$queryRaw<DeliveryTrend[]>`
		WITH latest AS (
			SELECT created_at, status FROM webhook_delivery WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid
			ORDER BY number DESC LIMIT ${LATEST}
		)
		SELECT max(created_at) AS "lastAt",
			count(*) FILTER (WHERE created_at > (SELECT max(created_at) FROM latest) - interval '7 days')::int AS "weekBefore",
			count(*) FILTER (WHERE status IN ('done', 'ignored', 'failed', 'dead'))::int AS latest,
			count(*) FILTER (WHERE status IN ('failed', 'dead'))::int AS "latestFailed"
		FROM latest`;
	return trend ?? { lastAt: null, weekBefore: 0, latest: 0, latestFailed: 0 };
}
