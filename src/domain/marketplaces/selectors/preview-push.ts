import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { PushSettings } from "../push-settings.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";

interface PushPreview {
	/** Listings that would show another quantity than is known to stand there. */
	changes: number;
	/** Of them, those that would be shown as sold out and are not now. */
	zeros: number;
}

/** What pushing to a connection under these settings would change there. */
export async function previewPush(
	scope: ReadScope<"market.read">,
	{ connectionId, settings: { percentage, buffer, max, end } }: { connectionId: string; settings: PushSettings },
): Promise<PushPreview> {
	const [preview] = await scope.read.$queryRaw<PushPreview[]>`
		SELECT count(*) FILTER (WHERE should IS DISTINCT FROM there)::int AS changes, count(*) FILTER (WHERE should = 0 AND coalesce(there, 1) > 0)::int AS zeros
		FROM (
			SELECT ${SHOULD_SHOW} AS should, CASE WHEN connection.push_on THEN coalesce(listing.acked_quantity, listing.seen_quantity) ELSE listing.seen_quantity END AS there
			FROM listing, (
				SELECT ${percentage}::int AS stock_percentage, ${buffer}::int AS buffer, ${max}::int AS max_listed, ${end}::int AS end_when_stock, push_on
				FROM connection WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${connectionId}::uuid
			) connection
			WHERE listing.vendor_id = ${scope.vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active' AND listing.item_id IS NOT NULL
		) shown`;
	return preview ?? { changes: 0, zeros: 0 };
}
