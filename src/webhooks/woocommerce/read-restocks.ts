import type { MarketplaceEvent } from "../../domain/orders/marketplace-order.ts";
import type { WooOrder } from "./order-schema.ts";
import { restockedOf } from "./read-line.ts";

/** Events that one order may list. */
const MOST = 5000;

/**
 * The copies of a sent order that are back on sale. An order lists its refunds without lines, and each line only how many copies came back in all, so each
 * copy is an event under its own number: a later picture that tells of three counts on from an earlier one of two, whichever comes first.
 */
export function readRestocks({ line_items }: WooOrder): MarketplaceEvent[] {
	return line_items
		.flatMap((line) => {
			return Array.from({ length: Math.min(restockedOf(line), MOST) }, (_, at): MarketplaceEvent => {
				return { kind: "returned", externalId: `restocked:${line.id.slice(0, 60)}:${at + 1}`, happenedAt: null, lines: [{ line: line.id, quantity: 1 }] };
			});
		})
		.slice(0, MOST);
}
