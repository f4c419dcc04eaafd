import type { ReadScope } from "../../core/permissions/scopes.ts";
import { UNNAMED_SALES } from "../market-files/unnamed-sale.ts";

export interface UnnamedSale {
	/** The id of the order that holds it. */
	orderExternalId: string;
	productId: string;
	/** Copies that are neither sent nor called off, and those that were sent and have not come back. */
	open: number;
	sent: number;
}

/** What inventory exports showed to be sold of these products and no order has told of yet, the oldest first. */
export function listUnnamedSales(
	scope: ReadScope<"order.read">,
	{ connectionId, productIds }: { connectionId: string; productIds: readonly string[] },
): Promise<UnnamedSale[]> {
	return scope.read.$queryRaw<UnnamedSale[]>`
		SELECT sold.external_id AS "orderExternalId", line.external_id AS "productId", (line.quantity - line.cancelled - line.fulfilled)::int AS open,
			(line.fulfilled - line.returned)::int AS sent
		FROM sales_order sold JOIN sales_order_line line ON line.vendor_id = sold.vendor_id AND line.order_id = sold.id
		WHERE sold.vendor_id = ${scope.vendorId}::uuid AND sold.connection_id = ${connectionId}::uuid AND starts_with(sold.external_id, ${UNNAMED_SALES})
			AND line.external_id = ANY(${[...productIds]}::text[]) AND line.quantity - line.cancelled - line.returned > 0
		ORDER BY sold.number`;
}
