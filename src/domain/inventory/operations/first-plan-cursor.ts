import type { PlanCursor, PlannedAgain } from "./bulk-operation.ts";
import { EMPTY_TALLY } from "./plan-tally.ts";

/** Where every plan begins. With a reason to plan again, the rows of the earlier plan are taken away first. */
export function firstPlanCursor(again: PlannedAgain | null): PlanCursor {
	return { kind: "plan", cleared: again === null, after: null, hash: "", tally: EMPTY_TALLY, limits: null, again, file: null };
}
