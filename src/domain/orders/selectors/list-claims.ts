import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface Claims {
	itemId: string;
	/** Orders that hold copies of it, the oldest first: "#1001 (O-12)" is name and number. */
	orders: { number: number; name: string | null; copies: number }[];
	/** Where copies lie, or are wanted. */
	places: { location: string | null; onHand: number; committed: number }[];
}

/** More than a message can name. */
const MOST = 5;

/** Who holds copies of these items, and where they lie: two queries, however many there are. */
export async function listClaims(scope: ReadScope<"order.read" | "inventory.read">, { itemIds }: { itemIds: readonly string[] }): Promise<Claims[]> {
	const { vendorId } = scope;
	const orders = await scope.read.$queryRaw<{ itemId: string; number: number; name: string | null; copies: number }[]>`
		SELECT "itemId", number, name, copies FROM (
			SELECT held.item_id AS "itemId", sold.number, sold.name, sum(held.quantity)::int AS copies,
				row_number() OVER (PARTITION BY held.item_id ORDER BY sold.number) AS place
			FROM reservation held
			JOIN sales_order_line line ON line.vendor_id = held.vendor_id AND line.id = held.line_id
			JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id
			WHERE held.vendor_id = ${vendorId}::uuid AND held.status = 'open' AND held.item_id = ANY(${itemIds}::uuid[])
			GROUP BY held.item_id, sold.number, sold.name
		) claim WHERE place <= ${MOST} ORDER BY number`;
	const places = await scope.read.$queryRaw<{ itemId: string; location: string | null; onHand: number; committed: number }[]>`
		SELECT level.item_id AS "itemId", location.name AS location, level.on_hand AS "onHand", level.committed
		FROM stock_level level JOIN location ON location.vendor_id = level.vendor_id AND location.id = level.location_id
		WHERE level.vendor_id = ${vendorId}::uuid AND level.item_id = ANY(${itemIds}::uuid[]) AND (level.on_hand > 0 OR level.committed > 0)
		ORDER BY location.is_default DESC, location.id`;
	return itemIds.map((itemId) => ({
		itemId,
		orders: orders.filter((row) => row.itemId === itemId).map(({ number, name, copies }) => ({ number, name, copies })),
		places: places.filter((row) => row.itemId === itemId).map(({ location, onHand, committed }) => ({ location, onHand, committed })),
	}));
}
