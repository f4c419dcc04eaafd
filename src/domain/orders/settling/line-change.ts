import type { OrderLine } from "../order-state.ts";
import type { LineCounts } from "./count-line.ts";

/** Where a line stood, and where all that is said of it by now puts it. */
export interface LineChange {
	readonly line: OrderLine;
	readonly now: LineCounts;
	/** Fulfilled copies that were in no count of ours. */
	readonly unbooked: number;
}
