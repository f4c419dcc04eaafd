import type { OrderEvent } from "../order-event.ts";
import type { OrderLine } from "../order-state.ts";
import { effectsOn } from "./effects-on.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

interface Resending {
	line: OrderLine;
	copies: number;
	/** By which they had come back. */
	events: readonly OrderEvent[];
}

/**
 * Copies that had come back with their order are with the customer after all: they leave from where some are free, then from wherever any are. One that
 * is nowhere is put into the books first. Returns how many others had a claim to, or were nowhere. What was written off, or moved nothing, leaves nothing.
 */
export function resendCopies({ stock, reasons }: SettlementPlan, { line, copies, events }: Resending): number {
	let [left, lacking] = [copies, 0];
	const back = events.flatMap((event) => effectsOn(line, event).map((effect, at) => ({ ...effect, key: `${event.id}:${line.id}:${at}:again` })));
	for (const { itemId, quantity, writtenOff, key } of back) {
		let here = Math.min(left, quantity);
		left -= here;
		if (itemId === null || writtenOff) continue;
		const leave = (locationId: string, leaving: number, missing: number) => {
			if (leaving <= 0) return;
			const idempotencyKey = `${key}:${here}`;
			stock.move({ itemId, locationId, kind: "adjusted", delta: missing, reason: reasons.missing, idempotencyKey: `${idempotencyKey}:adjusted` });
			stock.move({ itemId, locationId, kind: "sold", delta: -leaving, reason: null, idempotencyKey: `${idempotencyKey}:sold` });
			here -= leaving;
		};
		for (const { locationId, onHand, committed } of stock.places(itemId)) leave(locationId, Math.min(here, onHand - committed), 0);
		lacking += here;
		for (const { locationId, onHand } of stock.places(itemId)) leave(locationId, Math.min(here, onHand), 0);
		leave(stock.homeId, here, here);
	}
	return lacking;
}
