import type { ReadScope } from "../../core/permissions/scopes.ts";

const PAGE = 100;

/** A page of the deliveries that told of these orders, by id, `after` the one that ended the last page. */
export function listOrderDeliveries(
	scope: ReadScope<"customer.redact">,
	{ orders, after }: { orders: readonly { connectionId: string; orderExternalId: string }[]; after: string | null },
): Promise<{ id: string; body: Uint8Array }[]> {
	return scope.read.$queryRaw<{ id: string; body: Uint8Array }[]>`
		SELECT delivery.id, delivery.body
		FROM unnest(${orders.map(({ connectionId }) => connectionId)}::uuid[], ${orders.map(({ orderExternalId }) => orderExternalId)}::text[]) AS wanted (connection_id, order_external_id)
		JOIN webhook_delivery delivery ON delivery.vendor_id = ${scope.vendorId}::uuid
			AND delivery.connection_id = wanted.connection_id AND delivery.order_external_id = wanted.order_external_id
		WHERE delivery.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
		ORDER BY delivery.id LIMIT ${PAGE}`;
}
