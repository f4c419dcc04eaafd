import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { describeChanges } from "../describe-changes.ts";
import { orderLabel } from "../order-label.ts";
import { getOrderState } from "../selectors/get-order-state.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { settleOrder } from "./settle-order.ts";
import { storeEvents } from "./store-events.ts";

const inputSchema = z.strictObject({ orderId: z.uuid() });

/**
 * Takes back that an order was taken: all of it is cancelled, and what it held is free.
 * @throws DomainError not_found; conflict when something was sent or cancelled since
 */
export async function undoOrder(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ order: string }> {
	const { orderId } = parseInput(inputSchema, input);
	await lockOrderRow(scope, { orderId });
	const { number, lines } = await getOrderState(scope, { orderId });
	const order = orderLabel(number);
	if (lines.some(({ fulfilled, cancelled }) => fulfilled > 0 || cancelled > 0)) throw new DomainError("conflict", say.orderMovedOn({ order }));
	const all = lines.map(({ externalId, quantity }) => ({ line: externalId, quantity }));
	const events = [{ kind: "cancelled" as const, externalId: uuidv7(), basis: "delta" as const, happenedAt: null, lines: all }];
	const fresh = await storeEvents(scope, { orderId, marketplace: null, events });
	const settlement = await settleOrder(scope, { orderId, fresh: fresh.map(({ id }) => id) });
	const { before, after } = describeChanges(settlement);
	await recordAudit(scope, { action: "undo-create-order", subjectKind: "order", subjectId: orderId, before, after: { ...after, number } });
	return { order };
}
