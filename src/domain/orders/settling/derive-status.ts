import type { LineCounts } from "./count-line.ts";

export type OrderStatus = "placed" | "paid" | "fulfilled" | "cancelled" | "returned";

interface Standing {
	isPaid: boolean;
	isCalledOff: boolean;
	lines: readonly (LineCounts & { quantity: number })[];
}

/** An order's state, by its lines. As their counters only grow, it only moves on; a line that is added opens it again. */
export function deriveStatus({ isPaid, isCalledOff, lines }: Standing): OrderStatus {
	const sum = (pick: (line: Standing["lines"][number]) => number) => lines.reduce((copies, line) => copies + pick(line), 0);
	const [ordered, fulfilled, cancelled, returned] = [sum((l) => l.quantity), sum((l) => l.fulfilled), sum((l) => l.cancelled), sum((l) => l.returned)];
	if (cancelled === ordered && (ordered > 0 || isCalledOff)) return "cancelled";
	if (fulfilled > 0 && fulfilled + cancelled === ordered) return returned === fulfilled ? "returned" : "fulfilled";
	return isPaid ? "paid" : "placed";
}
