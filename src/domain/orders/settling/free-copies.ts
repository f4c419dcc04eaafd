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
