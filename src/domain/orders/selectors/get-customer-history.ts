import type { ReadScope } from "../../core/permissions/scopes.ts";

interface CustomerHistory {
	orders: number;
	firstAt: Date | null;
	/** By currency, minor units: prices of what was not cancelled nor returned, without discounts. */
	spent: { currency: string; minor: bigint }[];
	latest: { number: number; name: string | null; status: string; placedAt: Date }[];
}

const LATEST = 10;

/** What a customer has bought: three queries, however much it is. */
export async function getCustomerHistory(scope: ReadScope<"customer.read">, { customerId }: { customerId: string }): Promise<CustomerHistory> {
	const where = { vendorId: scope.vendorId, customerId };
	const totals = await scope.read.salesOrder.aggregate({ where, _count: { id: true }, _min: { placedAt: true } });
	const spent = await scope.read.$queryRaw<{ currency: string; minor: string }[]>`
		SELECT sold.currency, sum(line.unit_price_minor * (line.quantity - line.cancelled - line.returned)
			- round(line.discount_minor::numeric * (line.quantity - line.cancelled - line.returned) / line.quantity))::bigint::text AS minor
		FROM sales_order sold JOIN sales_order_line line ON line.vendor_id = sold.vendor_id AND line.order_id = sold.id
		WHERE sold.vendor_id = ${scope.vendorId}::uuid AND sold.customer_id = ${customerId}::uuid
		GROUP BY sold.currency ORDER BY sold.currency`;
	const latest = await scope.read.salesOrder.findMany({
		where,
		select: { number: true, name: true, status: true, placedAt: true },
		orderBy: { number: "desc" },
		take: LATEST,
	});
	return { orders: totals._count.id, firstAt: totals._min.placedAt, spent: spent.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) })), latest };
}
