import type { PlanTally } from "../../operations/plan-tally.ts";

/** What one chunk added to a plan. */
export interface PlannedChunk {
	tally: Partial<PlanTally>;
	/** SHA-256 over the chunk's rows, in their order. */
	digest: string;
	/** The last key looked at, where the next chunk begins. */
	after: string | null;
	finished: boolean;
}
