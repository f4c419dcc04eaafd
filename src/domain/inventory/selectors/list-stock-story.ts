import type { ReadScope } from "../../core/permissions/scopes.ts";

/** One thing that happened to an item's stock. */
export interface StockEvent {
	/** A UUIDv7: when it happened, and its place in the story. */
	key: string;
	event: "received" | "sold" | "returned" | "adjusted" | "counted" | "transferred" | "reserved" | "released" | "fulfilled";
	/** Copies; below zero for what went out. Of a reservation, the copies that it holds or held. */
	quantity: number;
	/** On hand there afterwards; null for a reservation, which leaves on hand alone. */
	onHandAfter: number | null;
	location: string;
	/** Null when no person did it, or nobody knows who. */
	who: string | null;
	surface: string | null;
	reason: string | null;
	/** What caused it, as people say it, where it is no order: "B-41", "Main → Back room". */
	reference: string | null;
	orderNumber: number | null;
	/** What the marketplace calls the order: "#1001". */
	orderName: string | null;
	marketplace: string | null;
	receiptNumber: number | null;
	seller: string | null;
}

interface Page {
	itemId: string;
	/** Only what came before the event with this key. */
	before: string | null;
	limit: number;
}

/** What happened to an item's stock, newest first: every movement, and every reservation with its end. */
export function listStockStory(scope: ReadScope<"inventory.read" | "order.read">, { itemId, before, limit }: Page): Promise<StockEvent[]> {
	// Above every id that there will ever be.
	const end = before ?? "ffffffff-ffff-ffff-ffff-ffffffffffff";
	return scope.read.$queryRaw<StockEvent[]>`
		WITH page AS (
			(SELECT id AS key, kind AS event, delta AS quantity, on_hand_after, location_id, person_id, surface, reason, reference, receipt_id, NULL::uuid AS line_id
				FROM stock_movement
				WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND id < ${end}::uuid ORDER BY id DESC LIMIT ${limit})
			UNION ALL
			-- What is fulfilled or released of a reservation becomes a row of its own: all rows of a line at a place were one reservation.
			(SELECT key, 'reserved', quantity, NULL, location_id, NULL, NULL, NULL, NULL, NULL, line_id
				FROM (
					SELECT (array_agg(id ORDER BY id))[1] AS key, line_id, location_id, sum(quantity)::int AS quantity FROM reservation
					WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid GROUP BY line_id, location_id
				) held WHERE key < ${end}::uuid ORDER BY key DESC LIMIT ${limit})
			UNION ALL
			(SELECT settlement_id, status, quantity, NULL, location_id, NULL, NULL, NULL, NULL, NULL, line_id
				FROM reservation
				WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND settlement_id < ${end}::uuid
				ORDER BY settlement_id DESC LIMIT ${limit})
			ORDER BY key DESC LIMIT ${limit}
		)
		SELECT page.key, page.event, page.quantity, page.on_hand_after AS "onHandAfter", location.name AS location, person.display_name AS who, page.surface,
			page.reason, CASE WHEN sale.id IS NULL THEN page.reference END AS reference, sale.number AS "orderNumber", sale.name AS "orderName",
			connection.marketplace, receipt.number AS "receiptNumber", receipt.seller
		FROM page
		JOIN location ON location.vendor_id = ${scope.vendorId}::uuid AND location.id = page.location_id
		LEFT JOIN person ON person.id = page.person_id
		LEFT JOIN receipt ON receipt.vendor_id = ${scope.vendorId}::uuid AND receipt.id = page.receipt_id
		LEFT JOIN sales_order_line line ON line.vendor_id = ${scope.vendorId}::uuid AND line.id = page.line_id
		LEFT JOIN LATERAL (
			SELECT id, number, name, connection_id FROM sales_order WHERE vendor_id = ${scope.vendorId}::uuid AND id = line.order_id
			UNION ALL
			SELECT id, number, name, connection_id FROM sales_order
			WHERE vendor_id = ${scope.vendorId}::uuid AND number = substring(page.reference FROM '^O-([0-9]{1,9})$')::int
		) sale ON true
		LEFT JOIN connection ON connection.vendor_id = ${scope.vendorId}::uuid AND connection.id = sale.connection_id
		ORDER BY page.key DESC`;
}
