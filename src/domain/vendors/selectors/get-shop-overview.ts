import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/** What there is to know of a shop at a glance. */
export interface ShopOverview {
	/** Items that are low. */
	lowCount: number;
	/** The first of them, the fewest available first. */
	low: { sku: string; title: string; available: number }[];
	/** Orders that wait to be sent. */
	openOrders: number;
	/** Open lines whose SKU is no item's. */
	unknownLines: number;
	/** The oldest order with one; O-12 is 12. */
	unknownOrder: number | null;
	/** Lines that lack copies. */
	oversoldLines: number;
	oversoldOrder: number | null;
	/** Bulk operations that run, wait for their turn or for a confirmation, the oldest first. */
	operations: { number: number; status: string; rowsDone: number; rowsTotal: number }[];
	/** Connections in use that something is wrong with. */
	troubled: { number: number; marketplace: string; account: string; trouble: string | null; dead: number }[];
}

interface Asked {
	/** Most items, operations and connections that are named. */
	limit: number;
	/** Deliveries that were given up since count as trouble. */
	deadSince: Date;
}

/** A shop's stock, orders, bulk operations and connections at a glance, in one statement that passes the stock once, whatever there is of it. */
export async function getShopOverview(scope: ReadScope<"inventory.read" | "order.read">, { limit, deadSince }: Asked): Promise<ShopOverview> {
	const { vendorId } = scope;
	const waiting = Prisma.sql`line.vendor_id = ${vendorId}::uuid AND line.item_id IS NULL AND line.ignored_at IS NULL AND line.quantity > line.cancelled + line.fulfilled`;
	const [overview] = await scope.read.$queryRaw<ShopOverview[]>(Prisma.sql`
		WITH available AS (
			SELECT item_id, sum(on_hand - committed) AS available FROM stock_level WHERE vendor_id = ${vendorId}::uuid GROUP BY item_id
		), low AS MATERIALIZED (
			SELECT item.id, coalesce(available.available, 0) AS available FROM item LEFT JOIN available ON available.item_id = item.id
			WHERE item.vendor_id = ${vendorId}::uuid AND item.archived_at IS NULL AND coalesce(available.available, 0)
				<= coalesce(item.low_stock_threshold, (SELECT low_stock_threshold FROM vendor WHERE id = ${vendorId}::uuid))
		), troubled AS (
			SELECT connection.number, connection.marketplace, connection.account_id AS account, connection.trouble, (
				SELECT count(*)::int FROM webhook_delivery WHERE vendor_id = ${vendorId}::uuid AND connection_id = connection.id AND status = 'dead' AND finished_at >= ${deadSince}
			) AS dead
			FROM connection WHERE vendor_id = ${vendorId}::uuid AND status = 'active'
		)
		SELECT (SELECT count(*)::int FROM low) AS "lowCount",
			(SELECT coalesce(json_agg(first), '[]') FROM (
				SELECT item.sku, item.title, shown.available::int FROM (SELECT * FROM low ORDER BY available, id LIMIT ${limit}) shown
				JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = shown.id ORDER BY shown.available, shown.id
			) first) AS low,
			(SELECT count(*)::int FROM sales_order WHERE vendor_id = ${vendorId}::uuid AND status IN ('placed', 'paid')) AS "openOrders",
			(SELECT count(*)::int FROM sales_order_line line WHERE ${waiting}) AS "unknownLines",
			(SELECT min(sold.number) FROM sales_order_line line
				JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id WHERE ${waiting}) AS "unknownOrder",
			(SELECT count(*)::int FROM sales_order_line line WHERE line.vendor_id = ${vendorId}::uuid AND line.oversold > 0) AS "oversoldLines",
			(SELECT min(sold.number) FROM sales_order_line line
				JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id
				WHERE line.vendor_id = ${vendorId}::uuid AND line.oversold > 0) AS "oversoldOrder",
			(SELECT coalesce(json_agg(open ORDER BY open.number), '[]') FROM (
				SELECT number, status, rows_done AS "rowsDone", rows_total AS "rowsTotal" FROM bulk_operation
				WHERE vendor_id = ${vendorId}::uuid AND (status IN ('queued', 'running') OR (status = 'previewed' AND coalesce(expires_at > now(), true))) ORDER BY number LIMIT ${limit}
			) open) AS operations,
			(SELECT coalesce(json_agg(wrong ORDER BY wrong.number), '[]') FROM (
				SELECT * FROM troubled WHERE trouble IS NOT NULL OR dead > 0 ORDER BY number LIMIT ${limit}
			) wrong) AS troubled`);
	if (!overview) throw new Error("A statement without FROM answers one row.");
	return overview;
}
