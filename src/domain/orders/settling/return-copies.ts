import type { OrderEvent } from "../order-event.ts";
import type { OrderLine } from "../order-state.ts";
import { noteEffect } from "./note-effect.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

interface Return {
	line: OrderLine;
	copies: number;
	event: OrderEvent | null;
	/** Tells these copies from others of the line that the event accounted for. */
	offset: number;
}

/**
 * Sent copies come back to the default location, as the item that the event names. What is written off comes in and goes out again, so that the
 * ledger tells of it; so does a second copy with one certificate, for there can't be two.
 */
export function returnCopies(plan: SettlementPlan, { line, copies, event, offset }: Return): void {
	const { stock } = plan;
	const named = event?.lines.find((asked) => asked.line === line.externalId)?.to;
	const itemId = named ?? line.itemId;
	if (itemId === null) {
		noteEffect(plan, event, { line: line.externalId, quantity: copies, itemId, locationId: null, ...(named === null && { writtenOff: true }) });
		return;
	}
	const locationId = stock.homeId;
	const key = `${event?.id ?? plan.runId}:${line.id}:${offset}`;
	const kept = named === null ? 0 : Math.min(copies, stock.room(itemId));
	const lost = copies - kept;
	stock.move({ itemId, locationId, kind: "returned", delta: copies, reason: null, idempotencyKey: `${key}:returned` });
	stock.move({ itemId, locationId, kind: "adjusted", delta: -lost, reason: plan.reasons.writtenOff, idempotencyKey: `${key}:written-off` });
	if (kept > 0) noteEffect(plan, event, { line: line.externalId, quantity: kept, itemId, locationId });
	if (lost > 0) noteEffect(plan, event, { line: line.externalId, quantity: lost, itemId, locationId, writtenOff: true });
}
