import type { OrderEvent } from "../order-event.ts";
import type { OrderLine } from "../order-state.ts";
import { effectsOn } from "./effects-on.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

interface TakingBack {
	line: OrderLine;
	/** What a member did and takes back. */
	event: OrderEvent;
}

/** Sent copies are in the shop after all: they lie where they left from (where that is closed, at the default location), and the line holds them again. What had been missing is missing again. */
export function unsellCopies(plan: SettlementPlan, { line, event }: TakingBack): void {
	const { stock, holds } = plan;
	for (const [index, { itemId, locationId, quantity, missing = 0 }] of effectsOn(line, event).entries()) {
		if (itemId === null || locationId === null) continue;
		const back = stock.at(itemId, locationId).isOpen ? locationId : stock.homeId;
		const key = `undo:${event.id}:${line.id}:${index}`;
		stock.move({ itemId, locationId: back, kind: "adjusted", delta: quantity - missing, reason: plan.reasons.undone, idempotencyKey: key });
		stock.commit(itemId, back, quantity);
		let left = quantity;
		for (const hold of holds.of(line.id, "fulfilled").toReversed()) {
			if (hold.locationId !== locationId || left === 0) continue;
			const freed = Math.min(hold.quantity, left);
			holds.pass(hold, freed, "released");
			left -= freed;
		}
		holds.add({ lineId: line.id, itemId, locationId: back }, quantity, "open");
	}
}
