import { v7 as uuidv7 } from "uuid";
import type { OrderEvent } from "../order-event.ts";
import type { OrderLine, OrderState } from "../order-state.ts";
import { freeCopies } from "./free-copies.ts";
import { holdCopies } from "./hold-copies.ts";
import { draftHolds } from "./hold-draft.ts";
import type { LineChange } from "./line-change.ts";
import { noteEffect } from "./note-effect.ts";
import { resendCopies } from "./resend-copies.ts";
import { returnCopies } from "./return-copies.ts";
import { sellCopies } from "./sell-copies.ts";
import type { SettlementPlan } from "./settlement-plan.ts";
import { shareOut } from "./share-out.ts";
import { draftStock, type StockLevels } from "./stock-draft.ts";
import { stockGap } from "./stock-gap.ts";
import { unreturnCopies } from "./unreturn-copies.ts";
import { unsellCopies } from "./unsell-copies.ts";

interface Planning {
	state: OrderState;
	changes: readonly LineChange[];
	fresh: ReadonlySet<string>;
	undone: OrderEvent | null;
	/** By which what was sent had come back, and that hold no more. */
	revoked: readonly OrderEvent[];
	stock: StockLevels;
	reasons: SettlementPlan["reasons"];
}

export interface PlannedSettlement extends SettlementPlan {
	/** Copies that are free again. */
	freed: number;
	/** By item: copies that the order holds from now on, or has sent again, and that are nowhere free. */
	missing: ReadonlyMap<string, number>;
	/** An item of which too few copies are free for an undo, or null. */
	gone: string | null;
}

/**
 * Brings stock to where an order's lines are by now: what was sent leaves, what came back comes in, what is called off is free, what is open is
 * held. First all that leaves and comes, then what is held, so that one line's copies serve another.
 */
export function planSettlement({ state, changes, fresh, undone, revoked, stock, reasons }: Planning): PlannedSettlement {
	const plan: SettlementPlan = { stock: draftStock(stock), holds: draftHolds(state.reservations), effects: new Map(), runId: uuidv7(), reasons };
	let freed = 0;
	let gone: string | null = null;
	const gap = (change: LineChange) =>
		stockGap(change, { open: plan.holds.count(change.line.id, "open"), fulfilled: plan.holds.count(change.line.id, "fulfilled") });
	const { events, aliveAt } = state;
	const share = (line: OrderLine, kind: OrderEvent["kind"], copies: number) => shareOut(copies, { line: line.externalId, kind, events, fresh, aliveAt });
	const missing = new Map<string, number>();
	const lack = (itemId: string, copies: number) => {
		if (copies > 0) missing.set(itemId, (missing.get(itemId) ?? 0) + copies);
	};

	for (const change of changes) {
		const { line, now } = change;
		const { itemId } = line;
		const { toSell } = gap(change);
		if (undone?.kind === "fulfilled") unsellCopies(plan, { line, event: undone });
		if (itemId !== null && toSell > 0) for (const part of share(line, "fulfilled", toSell)) sellCopies(plan, { line, itemId, ...part });
		if (itemId === null) noteShares(plan, line, share(line, "fulfilled", Math.max(0, now.fulfilled - line.fulfilled)));
		noteShares(plan, line, share(line, "cancelled", Math.max(0, now.cancelled - line.cancelled)));
		for (const part of share(line, "returned", Math.max(0, now.returned - line.returned))) returnCopies(plan, { line, ...part });
		const again = Math.max(0, line.returned - now.returned);
		if (itemId !== null && revoked.length > 0) lack(itemId, resendCopies(plan, { line, copies: again, events: revoked }));
		if (undone?.kind === "returned") gone ??= unreturnCopies(plan, { line, event: undone });
		const { toHold } = gap(change);
		if (toHold < 0) freeCopies(plan, { line, copies: -toHold });
		freed += Math.max(0, -toHold);
	}

	for (const change of changes) {
		const { line } = change;
		const { toHold } = gap(change);
		if (line.itemId === null || toHold <= 0) continue;
		lack(line.itemId, holdCopies(plan, { line, itemId: line.itemId, copies: toHold }));
	}
	return { ...plan, freed, missing, gone };
}

/** Copies that moved no stock by themselves. */
function noteShares(plan: SettlementPlan, line: OrderLine, shares: readonly { event: OrderEvent | null; copies: number }[]): void {
	for (const { event, copies } of shares) noteEffect(plan, event, { line: line.externalId, quantity: copies, itemId: null, locationId: null });
}
