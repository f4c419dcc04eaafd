import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceTitle } from "../../marketplaces/marketplaces.ts";
import { getConnection } from "../../marketplaces/selectors/get-connection.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { describeChanges } from "../describe-changes.ts";
import { calledOff, deleted, type NewEvent } from "../events-of-order.ts";
import { marketplaceEventSchema } from "../marketplace-order.ts";
import { orderLabel } from "../order-label.ts";
import { findMarketplaceOrder } from "../selectors/find-marketplace-order.ts";
import { announceReturn } from "./announce-return.ts";
import { lockOrder } from "./lock-order.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { settleOrder } from "./settle-order.ts";
import { storeEvents } from "./store-events.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The marketplace's id of the order. */
	orderExternalId: z.string().min(1).max(100),
	/** Of that order, all at once: a refund may call copies off and bring others back. */
	events: z.array(marketplaceEventSchema).max(100),
	/** It was deleted there: what of it was not sent is called off. By which delivery, when that came, and the marketplace's own time where it tells one. */
	gone: z
		.strictObject({ deliveryId: z.string().min(1).max(60), receivedAt: z.date(), changedAt: z.date().nullable() })
		.nullable()
		.default(null),
});

/** What became of them: nothing, for they were known; they wait for their order; they count now. */
type Outcome = "known" | "waiting" | "applied";

/**
 * Takes a marketplace's word that copies of an order were sent, called off or brought back. Each event counts once under its id, also when it comes
 * twice, at the same time, or before its order: then it waits for it.
 * @throws DomainError not_found for a connection that is not the vendor's
 */
export async function applyOrderEvents(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Outcome> {
	const { connectionId, orderExternalId, events, gone } = parseInput(inputSchema, input);
	const connection = await getConnection(scope, { connectionId });
	if (events.length === 0 && !gone) return "known";
	await lockOrder(scope, { connectionId, externalId: orderExternalId });
	const order = await findMarketplaceOrder(scope, { connectionId, externalId: orderExternalId });
	if (order) await lockOrderRow(scope, { orderId: order.id });
	const fresh = await storeEvents(scope, {
		orderId: order?.id ?? null,
		marketplace: { connectionId, orderExternalId },
		events: [...events.map((event): NewEvent => ({ ...event, basis: "delta" })), ...(gone ? [gone.changedAt ? calledOff(gone.changedAt) : deleted(gone)] : [])],
	});
	if (fresh.length === 0) return "known";
	if (!order) return "waiting";
	const settlement = await settleOrder(scope, { orderId: order.id, fresh: fresh.map(({ id }) => id) });
	const { before, after } = describeChanges(settlement);
	if (Object.keys(after).length === 0) return "applied";
	const label = order.name ? `${order.name} (${orderLabel(order.number)})` : orderLabel(order.number);
	await announceReturn(scope, { label, marketplace: marketplaceTitle(connection.marketplace), settlement, key: fresh.map(({ id }) => id).join() });
	const action = after.returned ? "return-order" : after.cancelled ? "cancel-order-lines" : "fulfil-order";
	await recordAudit(scope, { action, subjectKind: "order", subjectId: order.id, before, after: { ...after, number: order.number } });
	return "applied";
}
