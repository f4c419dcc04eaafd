import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { PlanLimits } from "../../operations/plan-limits.ts";
import { findOperation } from "./find-operation.ts";

interface Undone {
	/** The last item that it came to; null where it came to none. */
	reached: string | null;
	/** By how much one member alone may move a price; null where it moved none further, for then its undo does not either. */
	percent: number | null;
}

/** What the plan of an operation's undo goes by. */
export async function findUndone(scope: ReadScope, { undoesId, limits }: { undoesId: string; limits: PlanLimits }): Promise<Undone> {
	const undone = await findOperation(scope, { operationId: undoesId });
	return {
		reached: undone?.cursor?.kind === "run" ? undone.cursor.after : null,
		percent: (undone?.summary?.tally.overPercent ?? 0) > 0 ? limits.percent : null,
	};
}
