import type { OrderLine } from "../order-state.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

/** Frees copies that a line holds: first where there are too few, and the default location's last. */
export function freeCopies({ stock, holds }: SettlementPlan, { line, copies }: { line: OrderLine; copies: number }): void {
	let left = copies;
	const isShort = (itemId: string, locationId: string) => Number(stock.at(itemId, locationId).committed > stock.at(itemId, locationId).onHand);
	const open = holds
		.of(line.id, "open")
		.toSorted(
			(a, b) =>
				isShort(b.itemId, b.locationId) - isShort(a.itemId, a.locationId) ||
				Number(a.locationId === stock.homeId) - Number(b.locationId === stock.homeId) ||
				(a.id < b.id ? 1 : -1),
		);
	for (const hold of open) {
		const freed = Math.min(hold.quantity, left);
		if (freed === 0) break;
		stock.commit(hold.itemId, hold.locationId, -freed);
		holds.pass(hold, freed, "released");
		left -= freed;
	}
}

/**
 * Holds copies for a line, at the default location first, then wherever some are free. What is nowhere is held at the default location all the
 * same: the sale is a fact. Returns how many those are.
 */
export function holdCopies({ stock, holds }: SettlementPlan, { line, itemId, copies }: { line: OrderLine; itemId: string; copies: number }): number {
	let left = copies;
	const hold = (locationId: string, quantity: number) => {
		if (quantity <= 0) return;
		stock.commit(itemId, locationId, quantity);
		holds.add({ lineId: line.id, itemId, locationId }, quantity, "open");
		left -= quantity;
	};
	for (const { locationId, onHand, committed } of stock.places(itemId)) hold(locationId, Math.min(left, onHand - committed));
	const missing = left;
	hold(stock.homeId, left);
	return missing;
}
