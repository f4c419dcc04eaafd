import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface Filter {
	/** Any of these; none is all. */
	statuses?: readonly string[] | undefined;
	since?: Date | undefined;
	customerId?: string | undefined;
	/** Orders with a line of this item. */
	itemId?: string | undefined;
	/** Orders with a line that waits with this SKU. */
	sku?: string | undefined;
	/** Orders with smaller numbers: where the page before ended. */
	before?: number | undefined;
	limit: number;
}

export interface OrderRow {
	number: number;
	name: string | null;
	status: string;
	currency: string;
	placedAt: Date;
	lines: number;
	quantity: number;
	fulfilled: number;
	cancelled: number;
	returned: number;
	/** Of its first line. */
	title: string;
	firstQuantity: number;
	/** What was ordered, after discounts, without what was cancelled; minor units. */
	totalMinor: bigint;
}

/** A page of the vendor's orders, the newest first: one query. */
export async function listOrders(scope: ReadScope<"order.read" | "inventory.read">, filter: Filter): Promise<OrderRow[]> {
	const { statuses = [], since, customerId, itemId, sku, before, limit } = filter;
	const vendor = Prisma.sql`${scope.vendorId}::uuid`;
	const where = [
		Prisma.sql`sold.vendor_id = ${vendor}`,
		...(statuses.length > 0 ? [Prisma.sql`sold.status = ANY(${statuses})`] : []),
		...(since ? [Prisma.sql`sold.placed_at >= ${since}`] : []),
		...(customerId ? [Prisma.sql`sold.customer_id = ${customerId}::uuid`] : []),
		...(itemId ? [Prisma.sql`sold.id IN (SELECT order_id FROM sales_order_line WHERE vendor_id = ${vendor} AND item_id = ${itemId}::uuid)`] : []),
		...(sku
			? [Prisma.sql`sold.id IN (SELECT order_id FROM sales_order_line WHERE vendor_id = ${vendor} AND item_id IS NULL AND lower(sku) = lower(${sku}))`]
			: []),
		...(before === undefined ? [] : [Prisma.sql`sold.number < ${before}`]),
	];
	const rows = await scope.read.$queryRaw<(Omit<OrderRow, "totalMinor"> & { totalMinor: string })[]>(Prisma.sql`
		SELECT sold.number, sold.name, sold.status, sold.currency, sold.placed_at AS "placedAt", sum.*
		FROM (SELECT * FROM sales_order sold WHERE ${Prisma.join(where, " AND ")} ORDER BY sold.number DESC LIMIT ${limit}) sold
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS lines, coalesce(sum(line.quantity), 0)::int AS quantity, coalesce(sum(line.fulfilled), 0)::int AS fulfilled,
				coalesce(sum(line.cancelled), 0)::int AS cancelled, coalesce(sum(line.returned), 0)::int AS returned,
				coalesce((array_agg(coalesce(item.title, line.title) ORDER BY line.id))[1], '') AS title, coalesce((array_agg(line.quantity ORDER BY line.id))[1], 0) AS "firstQuantity",
				coalesce(sum(line.unit_price_minor * (line.quantity - line.cancelled) - round(line.discount_minor::numeric * (line.quantity - line.cancelled) / line.quantity)), 0)::text
					AS "totalMinor"
			FROM sales_order_line line LEFT JOIN item ON item.vendor_id = line.vendor_id AND item.id = line.item_id
			WHERE line.vendor_id = ${vendor} AND line.order_id = sold.id
		) sum
		ORDER BY sold.number DESC`);
	return rows.map((row) => ({ ...row, totalMinor: BigInt(row.totalMinor) }));
}
