import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { describeChanges } from "../describe-changes.ts";
import { EVENT_KINDS, type EventKind, type OrderEvent } from "../order-event.ts";
import { orderLabel } from "../order-label.ts";
import type { OrderState } from "../order-state.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { compareLines } from "../settling/compare-lines.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { refuseShort } from "./refuse-short.ts";
import { type Settlement, settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({
	orderId: z.uuid(),
	eventId: z.uuid(),
	/** The change that is undone, as the ledger calls it. */
	change: z.string(),
});

interface Undone {
	order: string;
	kind: EventKind;
	copies: number;
}

/**
 * Takes back what a member sent, cancelled or took in, only where all of it is still so: what was sent is held again, what was called off is held
 * again if it is still free, what came back goes out again if it is still there. The ledger keeps both.
 * @throws DomainError not_found; conflict when something was built on it since, or the marketplace told of it too
 */
export async function undoOrderEvent(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Undone> {
	const { orderId, eventId, change } = parseInput(inputSchema, input);
	await lockOrderRow(scope, { orderId });
	const state = await getOrderState(scope, { orderId });
	const order = orderLabel(state.number);
	const event = state.events.find(({ id, isOurs, undoneAt }) => id === eventId && isOurs && undoneAt === null);
	if (!event) throw new DomainError("not_found", say.orderEventGone({ order }));
	if (!isStillSo(state, event)) throw new DomainError("conflict", say.orderEventDrift({ order, kind: event.kind }));
	await scope.write.orderEvent.updateMany({ where: { vendorId: scope.vendorId, id: eventId, undoneAt: null }, data: { undoneAt: scope.now } });
	const { kind, lines } = event;
	const settlement = await settleOrder(scope, { orderId, undone: eventId, change });
	if (kind === "cancelled") await refuseShort(scope, settlement, { wanted: (itemId) => copiesOf(settlement, itemId) });
	const { before, after } = describeChanges(settlement);
	await recordAudit(scope, { action: `undo-${ACTIONS[kind]}`, subjectKind: "order", subjectId: orderId, before, after: { ...after, number: state.number } });
	return { order, kind, copies: lines.reduce((sum, { quantity }) => sum + quantity, 0) };
}

/** Copies of an item that are open again. */
function copiesOf({ changes }: Settlement, itemId: string): number {
	return changes.reduce((sum, { line, now }) => (line.itemId === itemId ? sum + line.cancelled - now.cancelled : sum), 0);
}

/** Without the event, exactly its own copies are missing from its counter, and nothing else moves. */
function isStillSo({ lines, events, aliveAt }: OrderState, { id, kind, lines: asked }: OrderEvent): boolean {
	const without = events.map((event) => (event.id === id ? { ...event, undoneAt: event.createdAt } : event));
	const { changes } = compareLines({ lines, events: without, aliveAt }, { fresh: new Set(), undone: id });
	return changes.every(({ line, now }) =>
		EVENT_KINDS.every((counter) => {
			const own = counter === kind ? asked.reduce((sum, entry) => (entry.line === line.externalId ? sum + entry.quantity : sum), 0) : 0;
			return line[counter] - now[counter] === own;
		}),
	);
}

const ACTIONS: Readonly<Record<EventKind, string>> = { fulfilled: "fulfil-order", cancelled: "cancel-order-lines", returned: "return-order" };
