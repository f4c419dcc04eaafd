import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { describeChanges } from "../describe-changes.ts";
import type { EventKind, EventLine } from "../order-event.ts";
import { orderLabel } from "../order-label.ts";
import type { OrderLine, OrderState } from "../order-state.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { readClaims } from "../settling/read-claims.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { type Settlement, settleOrder } from "./settle-order.ts";
import { storeEvents } from "./store-events.ts";

interface Action {
	orderId: string;
	kind: EventKind;
	/** Left out: all of every line. */
	lines?: readonly { lineId: string; quantity?: number | undefined }[] | undefined;
	/** The use case, as the audit calls it. */
	action: string;
	/** As what a line's returned copies come back; null writes them off. */
	to?: (line: OrderLine) => Promise<string | null | undefined>;
}

/** What a member did to an order. */
export interface OrderAction {
	settlement: Settlement;
	/** What [Undo] carries. */
	changeNumber: bigint;
	/** Copies, line by line. */
	lines: { lineId: string; sku: string; title: string; quantity: number; hasItem: boolean }[];
}

/**
 * Sends, cancels or takes back copies of an order as a member, all lines or some: an event of its own, that the marketplace's later word of the same
 * copies does not repeat.
 * @throws DomainError not_found; conflict when the order has fewer copies for it, or none
 */
export async function actOnLines(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	{ orderId, kind, lines: wanted, action, to }: Action,
): Promise<OrderAction> {
	await lockOrderRow(scope, { orderId });
	const state = await getOrderState(scope, { orderId });
	const claims = readClaims(state.lines, state.events, state.aliveAt);
	const acted = choose(state, kind, wanted);
	const lines: EventLine[] = [];
	for (const { line, quantity } of acted) {
		const item = to && (await to(line));
		const seen = claims.get(line.externalId)?.[kind].market ?? 0;
		lines.push({ line: line.externalId, quantity, seen, ...(item !== undefined && { to: item }) });
	}
	const event = { kind, externalId: uuidv7(), basis: "delta" as const, happenedAt: null, lines };
	const [stored] = await storeEvents(scope, { orderId, marketplace: null, events: [event] });
	if (!stored) throw new Error("An event of a fresh id was there already.");
	const settlement = await settleOrder(scope, { orderId, fresh: [stored.id] });
	const { before, after } = describeChanges(settlement);
	const changeNumber = await recordAudit(scope, {
		action,
		subjectKind: "order",
		subjectId: orderId,
		before,
		after: { ...after, number: state.number },
		inverse: { kind: "order-event", orderId, eventId: stored.id },
	});
	return {
		settlement,
		changeNumber,
		lines: acted.map(({ line: { id: lineId, sku, title, itemId }, quantity }) => ({ lineId, sku, title, quantity, hasItem: itemId !== null })),
	};
}

/** The lines that are meant, and how many copies of each. */
function choose({ number, status, lines }: OrderState, kind: EventKind, wanted: Action["lines"]): { line: OrderLine; quantity: number }[] {
	const order = orderLabel(number);
	if (wanted === undefined) {
		const open = lines.map((line) => ({ line, quantity: possible(line, kind) })).filter(({ quantity }) => quantity > 0);
		if (open.length === 0) throw new DomainError("conflict", say.orderNothingLeft({ order, kind, status }));
		return open;
	}
	return wanted.map(({ lineId, quantity }) => {
		const line = lines.find(({ id }) => id === lineId);
		if (!line) throw new DomainError("not_found", say.orderLineGone({ order }));
		const most = possible(line, kind);
		if (most === 0 || (quantity ?? most) > most)
			throw new DomainError("conflict", say.orderLineLess({ sku: line.sku || line.title, kind, most, wanted: quantity ?? null }));
		return { line, quantity: quantity ?? most };
	});
}

/** Copies of a line that can be sent or called off, or taken back. */
function possible({ quantity, fulfilled, cancelled, returned }: OrderLine, kind: EventKind): number {
	return kind === "returned" ? fulfilled - returned : quantity - fulfilled - cancelled;
}
