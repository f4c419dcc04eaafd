import type { OrderEvent } from "../order-event.ts";
import { stands } from "./stands.ts";

/** Milliseconds for which the word of a deletion may be on its way: a store that posts in the background may have restored the order by then. */
const ON_ITS_WAY = 24 * 60 * 60 * 1000;

/**
 * Whether an order is off: it was cancelled, or deleted more often than restored. A deletion has no time but that of its coming, so what the clocks don't
 * show is counted: each restoring takes back one deletion, and one that came clearly later than every restoring is taken back by none.
 */
export function isCalledOff(events: readonly OrderEvent[], aliveAt: Date | null): boolean {
	const of = (basis: OrderEvent["basis"]) => events.filter((event) => event.kind === "cancelled" && event.basis === basis);
	if (of("whole").some((event) => stands(event, aliveAt))) return true;
	const [gone, restored] = [of("gone"), of("restored")];
	const open = gone.filter((event) => stands(event, aliveAt));
	const isLate = (at: Date | null) =>
		restored.some(({ happenedAt }) => at === null || happenedAt === null || at.getTime() - happenedAt.getTime() <= ON_ITS_WAY);
	if (open.some(({ happenedAt }) => !isLate(happenedAt))) return true;
	return open.length > Math.max(0, restored.length - (gone.length - open.length));
}
