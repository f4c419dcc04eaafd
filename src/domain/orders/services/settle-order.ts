import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import type { OrderEvent } from "../order-event.ts";
import { orderLabel } from "../order-label.ts";
import type { OrderState } from "../order-state.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { compareLines, type FormerPicture } from "../settling/compare-lines.ts";
import { deriveStatus, type OrderStatus } from "../settling/derive-status.ts";
import type { LineChange } from "../settling/line-change.ts";
import { planSettlement } from "../settling/plan-settlement.ts";
import { stockGap } from "../settling/stock-gap.ts";
import { flagOversold } from "./flag-oversold.ts";
import { lockStock } from "./lock-stock.ts";
import { writeCounts } from "./write-counts.ts";
import { writeSettlement } from "./write-settlement.ts";

interface Settling {
	orderId: string;
	/** Events that the order has not been settled with before. */
	fresh?: readonly string[];
	/** An event of a member's that was taken back just now. */
	undone?: string;
	/** Where a newer picture took something back: what was said until then. */
	former?: FormerPicture;
	/** How the ledger calls an undo's change. */
	change?: string;
}

export interface Settlement {
	/** As it was. */
	state: OrderState;
	status: OrderStatus;
	/** It is off as a whole, by the marketplace's latest word. */
	isCalledOff: boolean;
	changes: readonly LineChange[];
	/** Copies that are free again. */
	freed: number;
	/** By item: copies that this order holds from now on, or has sent again, and that are nowhere free. */
	missing: ReadonlyMap<string, number>;
	/** By item whose stock was looked at: what is left to sell, over all open locations; below zero when oversold. */
	available: ReadonlyMap<string, number>;
}

/**
 * Brings an order to where all that is said of it puts it: its lines' counters, its state, what it holds and what left the shop. Called again, or
 * after the same events in another order, it changes nothing more. The order must be locked, and only one settlement made in a transaction.
 * @throws DomainError not_found; conflict when an undo needs copies that are gone
 */
export async function settleOrder(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	{ orderId, fresh: freshIds = [], undone: undoneId, former, change = "" }: Settling,
): Promise<Settlement> {
	const state = await getOrderState(scope, { orderId });
	const fresh = new Set(freshIds);
	const undone = state.events.find(({ id }) => id === undoneId) ?? null;
	const { isCalledOff, changes, waiting, revoked } = compareLines(state, { fresh, undone: undoneId ?? null, former });
	const status = deriveStatus({ isPaid: state.isPaid, isCalledOff, lines: changes.map(({ line, now }) => ({ ...now, quantity: line.quantity })) });
	const itemIds = touchedItems(state, changes, [...revoked, ...(undone ? [undone] : [])]);
	const stock =
		itemIds.length > 0 ? await lockStock(scope, { itemIds, locationId: state.locationId }) : { homeId: "", levels: [], singleCopies: new Set<string>() };
	const order = orderLabel(state.number);
	const reasons = { missing: say.missingReason({ order }), writtenOff: say.writtenOffReason({ order }), undone: say.undoReason({ change }) };
	const plan = planSettlement({ state, changes, fresh, undone, revoked, stock, reasons });
	if (plan.gone !== null) throw new DomainError("conflict", say.returnedSoldSince({ sku: (await getItem(scope, { itemId: plan.gone })).sku }));
	await writeSettlement(scope, { plan, reference: order });
	await writeCounts(scope, { state, changes, status, effects: plan.effects, waiting });
	if (itemIds.length > 0) await flagOversold(scope, { itemIds });
	const available = new Map(itemIds.map((id) => [id, plan.stock.places(id).reduce((sum, { onHand, committed }) => sum + onHand - committed, 0)]));
	return { state, status, isCalledOff, changes, freed: plan.freed, missing: plan.missing, available };
}

/** The items whose stock the settlement may move. */
function touchedItems({ reservations, events }: OrderState, changes: readonly LineChange[], takenBack: readonly OrderEvent[]): string[] {
	const items = new Set<string>();
	for (const change of changes) {
		const { line, now } = change;
		const held = reservations.filter(({ lineId }) => lineId === line.id);
		const count = (status: string) => held.reduce((sum, row) => (row.status === status ? sum + row.quantity : sum), 0);
		const { toSell, toHold } = stockGap(change, { open: count("open"), fulfilled: count("fulfilled") });
		const isReturned = now.returned !== line.returned;
		if (toSell === 0 && toHold === 0 && !isReturned) continue;
		for (const { itemId } of held) items.add(itemId);
		if (line.itemId !== null) items.add(line.itemId);
		if (!isReturned) continue;
		for (const event of events) for (const { line: named, to } of event.lines) if (named === line.externalId && to) items.add(to);
		for (const { effect } of takenBack) for (const { itemId } of effect) if (itemId !== null) items.add(itemId);
	}
	return [...items].sort();
}
