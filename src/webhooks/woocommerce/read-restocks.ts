import type { MarketplaceEvent } from "../../domain/orders/marketplace-order.ts";
import type { WooOrder } from "./order-schema.ts";
import { restockedOf } from "./read-line.ts";

/** Events that one order may list. */
const MOST = 5000;

/**
 * The copies of a sent order that are back on sale. An order lists its refunds without lines, and each line only how many copies came back in all, so each
 * copy is an event under its own number: a later picture that tells of three counts on from an earlier one of two, whichever comes first.
 * A sent order that is cancelled comes back whole: the store puts back on sale what was still taken off for it (wc-stock-functions.php).
 */
export function readRestocks({ line_items, status }: WooOrder): MarketplaceEvent[] {
	return line_items
		.flatMap((line) => {
			const back = status === "cancelled" ? line.quantity : restockedOf(line);
			return Array.from({ length: Math.min(back, MOST) }, (_, at): MarketplaceEvent => {
				return { kind: "returned", externalId: `restocked:${line.id.slice(0, 60)}:${at + 1}`, happenedAt: null, lines: [{ line: line.id, quantity: 1 }] };
			});
		})
		.slice(0, MOST);
}
