import type { OrderLine } from "../order-state.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

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
