import type { OrderEvent } from "../order-event.ts";
import type { OrderLine } from "../order-state.ts";
import { noteEffect } from "./note-effect.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

type Hold = ReturnType<SettlementPlan["holds"]["of"]>[number];

interface Sale {
	line: OrderLine;
	itemId: string;
	copies: number;
	event: OrderEvent | null;
	/** Tells these copies from others of the line that the event accounted for. */
	offset: number;
}

/**
 * Copies leave the shop: first those that the line holds and that are there, then any that are free, then any at all. A copy that is nowhere is put
 * into the books first: it was there, for it was sent.
 */
export function sellCopies(plan: SettlementPlan, { line, itemId, copies, event, offset }: Sale): void {
	const { stock, holds } = plan;
	let left = copies;
	const leave = (locationId: string, quantity: number, missing: number) => {
		const key = `${event?.id ?? plan.runId}:${line.id}:${offset + copies - left}`;
		stock.move({ itemId, locationId, kind: "adjusted", delta: missing, reason: plan.reasons.missing, idempotencyKey: `${key}:adjusted` });
		stock.move({ itemId, locationId, kind: "sold", delta: -quantity, reason: null, idempotencyKey: `${key}:sold` });
		noteEffect(plan, event, { line: line.externalId, quantity, itemId, locationId, ...(missing > 0 && { missing }) });
		left -= quantity;
	};

	const pass = (hold: Hold, quantity: number, from = hold.locationId) => {
		if (quantity <= 0) return;
		stock.commit(itemId, hold.locationId, -quantity);
		holds.pass(hold, quantity, "fulfilled", from);
		leave(from, quantity, Math.max(0, quantity - stock.at(itemId, from).onHand));
	};
	const held = holds.of(line.id, "open").toSorted((a, b) => Number(b.locationId === stock.homeId) - Number(a.locationId === stock.homeId));
	const there = held.map((hold) => ({ hold, copies: Math.min(hold.quantity, stock.at(itemId, hold.locationId).onHand) }));
	let lacking = copies - there.reduce((sum, { copies: present }) => sum + present, 0);
	for (const { hold, copies: present } of there) {
		let absent = Math.min(hold.quantity - present, Math.max(0, lacking));
		lacking -= absent;
		for (const place of absent > 0 ? stock.places(itemId) : []) {
			const fetched = Math.min(absent, Math.max(0, place.onHand - place.committed));
			pass(hold, fetched, place.locationId);
			absent -= fetched;
		}
		pass(hold, Math.min(present + absent, left));
	}

	const take = (locationId: string, there: number) => {
		const taken = Math.min(there, left);
		if (taken <= 0) return;
		holds.add({ lineId: line.id, itemId, locationId }, taken, "fulfilled");
		leave(locationId, taken, Math.max(0, taken - stock.at(itemId, locationId).onHand));
	};
	for (const { locationId, onHand, committed } of stock.places(itemId)) take(locationId, onHand - committed);
	for (const { locationId, onHand } of stock.places(itemId)) take(locationId, onHand);
	take(stock.homeId, left);
}
