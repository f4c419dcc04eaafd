import type { ReadScope } from "../../core/permissions/scopes.ts";

interface WaitingLine {
	orderId: string;
	/** Ours. */
	lineId: string;
	productId: string | null;
	sku: string;
	barcode: string | null;
}

const PAGE = 200;

/** A page of a connection's lines that wait for their item, by id, `after` the one that ended the last page. */
export function listWaitingLines(
	scope: ReadScope<"order.read">,
	{ connectionId, after }: { connectionId: string; after: string | null },
): Promise<WaitingLine[]> {
	return scope.read.$queryRaw<WaitingLine[]>`
		SELECT line.order_id AS "orderId", line.id AS "lineId", line.product_external_id AS "productId", line.sku, line.barcode
		FROM sales_order_line line JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id
		WHERE line.vendor_id = ${scope.vendorId}::uuid AND line.item_id IS NULL AND line.ignored_at IS NULL AND sold.connection_id = ${connectionId}::uuid
			AND line.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
		ORDER BY line.id LIMIT ${PAGE}`;
}
