import type { ErrorPolicy } from "./bulk-operation.ts";
import type { PlanTally } from "./plan-tally.ts";

/** Rows, or lines of a file, that keep a plan from being confirmed: those that can't be done, where the operation wants all or nothing. */
export function blockingRows(policy: ErrorPolicy, tally: PlanTally | undefined): number {
	return policy === "reject-all" && tally ? tally.failed + tally.tooHigh + tally.problems : 0;
}
