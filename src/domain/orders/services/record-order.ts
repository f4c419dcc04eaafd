import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceTitle } from "../../marketplaces/marketplaces.ts";
import { getConnection } from "../../marketplaces/selectors/get-connection.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { describeChanges } from "../describe-changes.ts";
import { eventsOfOrder } from "../events-of-order.ts";
import { type CheckedOrder, marketplaceOrderSchema } from "../marketplace-order.ts";
import { orderLabel } from "../order-label.ts";
import { findMarketplaceOrder } from "../selectors/find-marketplace-order.ts";
import { addLines } from "./add-lines.ts";
import { announceCancellation } from "./announce-cancellation.ts";
import { announceSale } from "./announce-sale.ts";
import { keepCustomer } from "./keep-customer.ts";
import { lockOrder } from "./lock-order.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { settleOrder } from "./settle-order.ts";
import { storeEvents } from "./store-events.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), order: marketplaceOrderSchema });

type OrderScope = VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">;

/**
 * Brings an order to where the marketplace says it is, from any news about it, in any order and however often: the order is made once, each line
 * holds its stock once, what is sent, called off and returned counts once, a state never moves back. Changes nothing when there is nothing new.
 * @throws DomainError not_found for a connection that is not the vendor's
 */
export async function recordOrder(scope: OrderScope, input: z.input<typeof inputSchema>): Promise<{ orderId: string; number: number }> {
	const { connectionId, order } = parseInput(inputSchema, input);
	const connection = await getConnection(scope, { connectionId });
	const marketplace = marketplaceTitle(connection.marketplace);
	await lockOrder(scope, { connectionId, externalId: order.externalId });
	const known = await findMarketplaceOrder(scope, { connectionId, externalId: order.externalId });
	const customerId = order.customer && !known?.customerId ? await keepCustomer(scope, { connectionId, ...order.customer }) : null;
	const { id: orderId, number } = known ?? (await createOrder(scope, { connectionId, customerId, order }));
	if (known) await lockOrderRow(scope, { orderId });
	if (known && customerId)
		await scope.write.salesOrder.updateMany({ where: { vendorId: scope.vendorId, id: orderId, customerId: null }, data: { customerId } });
	if (order.status === "paid")
		await scope.write.salesOrder.updateMany({ where: { vendorId: scope.vendorId, id: orderId, paidAt: null }, data: { paidAt: scope.now } });
	const newLines = await addLines(scope, { orderId, connectionId, order });
	const isOld = order.placedAt !== null && order.placedAt < connection.createdAt;
	const events = eventsOfOrder({ order, newLines, isOld });
	const fresh = await storeEvents(scope, { orderId, marketplace: { connectionId, orderExternalId: order.externalId }, events });
	const settlement = await settleOrder(scope, { orderId, fresh: fresh.map(({ id }) => id) });

	const label = order.name ? `${order.name} (${orderLabel(number)})` : orderLabel(number);
	const isCancelled = known !== null && fresh.some(({ basis }) => basis === "whole");
	if (isCancelled && settlement.status !== settlement.state.status)
		await announceCancellation(scope, { orderId, label, marketplace, copies: settlement.freed });
	await announceSale(scope, { orderId, label, marketplace, order, settlement, newLines });
	const { before, after } = describeChanges(settlement);
	if (!known || newLines.size > 0 || Object.keys(after).length > 0) {
		const lines = settlement.changes.filter(({ line }) => newLines.has(line.externalId)).map(({ line: { sku, quantity } }) => ({ sku, quantity }));
		await recordAudit(scope, {
			action: isCancelled ? "cancel-order" : "record-order",
			subjectKind: "order",
			subjectId: orderId,
			...(known && { before }),
			after: { ...after, number, externalId: order.externalId, ...(lines.length > 0 && { lines }) },
		});
	}
	return { orderId, number };
}

async function createOrder(
	scope: OrderScope,
	{ connectionId, customerId, order }: { connectionId: string; customerId: string | null; order: CheckedOrder },
): Promise<{ id: string; number: number }> {
	const number = await nextNumber(scope, "order");
	return scope.write.salesOrder.create({
		data: {
			vendorId: scope.vendorId,
			number,
			connectionId,
			externalId: order.externalId,
			name: order.name,
			status: "placed",
			currency: order.currency,
			placedAt: order.placedAt ?? scope.now,
			customerId,
		},
		select: { id: true, number: true },
	});
}
