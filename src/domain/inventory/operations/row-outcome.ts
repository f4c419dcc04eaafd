import type { OperationRow } from "../selectors/bulk/list-operation-rows.ts";

/** What became of an operation's row: a pending one behind the run is done. */
export function rowOutcome(
	{ outcome, isReached }: Pick<OperationRow, "outcome" | "isReached">,
	{ isPlan }: { isPlan: boolean },
): "planned" | "done" | "waiting" | "moved" | "failed" {
	if (outcome !== "pending") return outcome;
	return isPlan ? "planned" : isReached ? "done" : "waiting";
}
