import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { shortCopies } from "../../orders/selectors/short-copies.ts";

/** An order that holds copies of an item. */
interface HoldingOrder {
	/** O-12 is 12. */
	number: number;
	/** What the marketplace calls it. */
	name: string | null;
	marketplace: string | null;
	/** Copies that it holds. */
	held: number;
	/** Copies of them that are not there. */
	lacking: number;
}

interface Explanation {
	/** Lines of the ledger, and what they add up to. */
	movements: number;
	sum: number;
	/** The first of the orders that hold copies: those that lack some, then by number. */
	orders: HoldingOrder[];
	/** All of them. */
	orderCount: number;
}

/** Where an item's figures come from: on hand is the sum of the movements, committed is what open orders hold. */
export async function explainStock(
	scope: ReadScope<"inventory.read" | "order.read">,
	{ itemId, limit }: { itemId: string; limit: number },
): Promise<Explanation> {
	const [ledger] = await scope.read.$queryRaw<{ movements: number; sum: number }[]>`
		SELECT count(*)::int AS movements, coalesce(sum(delta), 0)::int AS sum FROM stock_movement
		WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid`;
	const orders = await scope.read.$queryRaw<(HoldingOrder & { count: number })[]>(Prisma.sql`
		SELECT sale.number, sale.name, connection.marketplace, sum(held.quantity)::int AS held, coalesce(sum(short.copies), 0)::int AS lacking,
			count(*) OVER ()::int AS count
		FROM (
			SELECT line_id, sum(quantity)::int AS quantity FROM reservation
			WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND status = 'open' GROUP BY line_id
		) held
		LEFT JOIN (${shortCopies(scope.vendorId, Prisma.sql`ARRAY[${itemId}::uuid]`)}) short ON short.line_id = held.line_id
		JOIN sales_order_line line ON line.vendor_id = ${scope.vendorId}::uuid AND line.id = held.line_id
		JOIN sales_order sale ON sale.vendor_id = ${scope.vendorId}::uuid AND sale.id = line.order_id
		LEFT JOIN connection ON connection.vendor_id = ${scope.vendorId}::uuid AND connection.id = sale.connection_id
		GROUP BY sale.id, connection.id
		ORDER BY coalesce(sum(short.copies), 0) = 0, sale.number LIMIT ${limit}`);
	return {
		movements: ledger?.movements ?? 0,
		sum: ledger?.sum ?? 0,
		orders: orders.map(({ count: _, ...order }) => order),
		orderCount: orders[0]?.count ?? 0,
	};
}
