import type { OrderEvent } from "../order-event.ts";
import type { OrderLine } from "../order-state.ts";
import { effectsOn } from "./effects-on.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

interface TakingBack {
	line: OrderLine;
	/** What a member did and takes back. */
	event: OrderEvent;
}

/** Copies that came back are with the customer after all. Returns the item of which too few are free, or null. */
export function unreturnCopies({ stock, reasons }: SettlementPlan, { line, event }: TakingBack): string | null {
	for (const [index, { itemId, locationId, quantity, writtenOff }] of effectsOn(line, event).entries()) {
		if (itemId === null || locationId === null || writtenOff) continue;
		const level = stock.at(itemId, locationId);
		if (level.onHand - level.committed < quantity) return itemId;
		const idempotencyKey = `undo:${event.id}:${line.id}:${index}`;
		stock.move({ itemId, locationId, kind: "adjusted", delta: -quantity, reason: reasons.undone, idempotencyKey });
	}
	return null;
}
