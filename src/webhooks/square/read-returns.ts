import type { MarketplaceEvent } from "../marketplace.ts";
import { readDate } from "../read-date.ts";
import type { SquareOrder } from "./order-schema.ts";

/**
 * What came back with an order, told of the orders that had sold it (developer.squareup.com, "OrderReturn"); nothing until it is completed, and nothing
 * of a return that names no sale. Whether it went back on the shelf Square does not say.
 */
export function readReturns({ order: { id, state, closed_at, returns } }: SquareOrder): MarketplaceEvent[] {
	if (state !== "COMPLETED") return [];
	return (returns ?? []).flatMap(({ source_order_id, return_line_items }): MarketplaceEvent[] => {
		const lines = (return_line_items ?? []).flatMap(({ source_line_item_uid, quantity }) =>
			source_line_item_uid && quantity > 0 ? [{ line: source_line_item_uid, quantity }] : [],
		);
		if (!source_order_id || lines.length === 0) return [];
		// One return object for each sale that it refers to: the two ids name it.
		return [{ kind: "order-events", orderExternalId: source_order_id, events: [{ kind: "returned", externalId: id, happenedAt: readDate(closed_at), lines }] }];
	});
}
