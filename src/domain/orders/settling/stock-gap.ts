import type { LineChange } from "./line-change.ts";

/** How far a line's stock is from where its counters put it. */
export function stockGap({ line, now, unbooked }: LineChange, { open, fulfilled }: { open: number; fulfilled: number }): { toSell: number; toHold: number } {
	if (line.itemId === null) return { toSell: 0, toHold: -open };
	const toSell = now.fulfilled - unbooked - fulfilled;
	return { toSell, toHold: line.quantity - now.fulfilled - now.cancelled - Math.max(0, open - Math.max(0, toSell)) };
}
