import { EVENT_KINDS } from "./order-event.ts";
import type { Settlement } from "./services/settle-order.ts";

type Counted = { sku: string; quantity: number };
type Described = { status?: string; fulfilled?: Counted[]; cancelled?: Counted[]; returned?: Counted[] };

/** What a settlement changed of an order, as the audit keeps it: its state, and the counters of the lines that moved. Empty when nothing did. */
export function describeChanges({ state, status, changes }: Pick<Settlement, "state" | "status" | "changes">): { before: Described; after: Described } {
	const before: Described = {};
	const after: Described = {};
	if (status !== state.status) {
		before.status = state.status;
		after.status = status;
	}
	for (const kind of EVENT_KINDS) {
		const moved = changes.filter(({ line, now }) => now[kind] !== line[kind]);
		if (moved.length === 0) continue;
		before[kind] = moved.map(({ line }) => ({ sku: line.sku, quantity: line[kind] }));
		after[kind] = moved.map(({ line, now }) => ({ sku: line.sku, quantity: now[kind] }));
	}
	return { before, after };
}
