import { DomainError } from "../../core/errors.ts";
import type { Inverse } from "../../core/inverse.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { averageCost } from "../../inventory/services/average-cost.ts";
import { lockItem } from "../../inventory/services/lock-item.ts";
import { moveStock } from "../../inventory/services/move-stock.ts";
import type { Ticket, TicketItem, TicketLine } from "../ticket.ts";
import { ticketLabel } from "../ticket-label.ts";
import { lockShelf } from "./lock-shelf.ts";

/** A line of which all is known. */
export interface TicketGoods extends Pick<TicketLine, "number" | "quantity" | "isTradeIn"> {
	item: TicketItem;
	/** Of one copy, in minor units: what it is sold for, or what is paid for it. */
	unitMinor: bigint;
	discountMinor: bigint;
}

type TradeIn = Extract<Inverse, { kind: "ticket" }>["tradeIns"][number];

interface Move {
	ticket: Ticket;
	goods: readonly TicketGoods[];
	receiptId: string | null;
}

/**
 * Moves what a ticket sells out of the stock and what it takes in into it, with what that cost.
 * Returns what takes the trade-ins out again.
 * @throws DomainError conflict that names the line
 */
export async function moveTicketGoods(
	scope: VendorScope<"order.write" | "stock.write" | "inventory.read">,
	{ ticket, goods, receiptId }: Move,
): Promise<TradeIn[]> {
	const [sold, received] = [goods.filter(({ isTradeIn }) => !isTradeIn), goods.filter(({ isTradeIn }) => isTradeIn)];
	for (const itemId of [...new Set(received.map(({ item }) => item.id))].sort()) await lockItem(scope, { itemId });
	await lockShelf(scope, { locationId: ticket.draft.locationId, itemIds: goods.map(({ item }) => item.id) });
	const tradeIns: TradeIn[] = [];
	for (const line of [...sold, ...received]) {
		const { item, quantity, isTradeIn, unitMinor } = line;
		const move = {
			itemId: item.id,
			locationId: ticket.draft.locationId,
			reference: ticketLabel(ticket.number),
			idempotencyKey: `ticket:${ticket.id}:${line.number}`,
		};
		if (!isTradeIn) {
			await naming(line, () => moveStock(scope, { ...move, delta: -quantity, kind: "sold" }));
			continue;
		}
		const paid = { unitCostMinor: unitMinor, ...(receiptId && { receiptId }) };
		await naming(line, () => moveStock(scope, { ...move, ...paid, delta: quantity, kind: "received" }));
		const cost = await averageCost(scope, { itemId: item.id, quantity, unitCostMinor: unitMinor });
		tradeIns.push({
			itemId: item.id,
			locationId: move.locationId,
			quantity,
			unitCostMinor: unitMinor.toString(),
			...(receiptId && { receiptId }),
			...(cost && { cost: { seenMinor: cost.now.toString(), restoreMinor: cost.was?.toString() ?? null } }),
		});
	}
	return tradeIns;
}

async function naming({ number }: TicketGoods, move: () => Promise<unknown>): Promise<void> {
	try {
		await move();
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		throw new DomainError(error.code, say.ticketLine({ line: number, text: error.message }), { cause: error, ...(error.hint && { hint: error.hint }) });
	}
}
