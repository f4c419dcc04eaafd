import type { EventEffect } from "../order-event.ts";
import type { HoldDraft } from "./hold-draft.ts";
import type { StockDraft } from "./stock-draft.ts";

/** What a settlement is about to write; the steps fill it in. */
export interface SettlementPlan {
	readonly stock: StockDraft;
	readonly holds: HoldDraft;
	/** What came of each event, by its id. */
	readonly effects: Map<string, EventEffect[]>;
	/** Stands for the cause where no event does. */
	readonly runId: string;
	readonly reasons: {
		/** Why copies that were in no book are put there. */
		readonly missing: string;
		readonly writtenOff: string;
		/** Why what a member did is taken back. */
		readonly undone: string;
	};
}
