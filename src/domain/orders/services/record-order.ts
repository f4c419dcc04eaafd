import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findTillLocation } from "../../inventory/selectors/find-till-location.ts";
import { marketplaceTitle } from "../../marketplaces/marketplaces.ts";
import { getConnection } from "../../marketplaces/selectors/get-connection.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { describeChanges } from "../describe-changes.ts";
import { eventsOfOrder, restored } from "../events-of-order.ts";
import { type CheckedOrder, marketplaceOrderSchema } from "../marketplace-order.ts";
import { orderLabel } from "../order-label.ts";
import { pictureAge } from "../picture-age.ts";
import { findMarketplaceOrder } from "../selectors/find-marketplace-order.ts";
import { addLines } from "./add-lines.ts";
import { announceCancellation } from "./announce-cancellation.ts";
import { announceReturn } from "./announce-return.ts";
import { announceSale } from "./announce-sale.ts";
import { keepCustomer } from "./keep-customer.ts";
import { lockOrder } from "./lock-order.ts";
import { lockOrderRow } from "./lock-order-row.ts";
import { settleOrder } from "./settle-order.ts";
import { storeEvents } from "./store-events.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	order: marketplaceOrderSchema,
	/** That told it. Told twice by the same, an order was restored once. */
	deliveryId: z.string().min(1).max(60).optional(),
});

type OrderScope = VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">;

/**
 * Brings an order to where the marketplace says it is, from any news about it, in any order and however often: the order is made once, each line
 * holds its stock once, what is sent, called off and returned counts once, a state never moves back. Changes nothing when there is nothing new.
 * @throws DomainError not_found for a connection that is not the vendor's
 */
export async function recordOrder(scope: OrderScope, input: z.input<typeof inputSchema>): Promise<{ orderId: string; number: number }> {
	const { connectionId, order, deliveryId } = parseInput(inputSchema, input);
	const connection = await getConnection(scope, { connectionId });
	const title = marketplaceTitle(connection.marketplace);
	const marketplace = order.till ? say.tillOf({ marketplace: title }) : title;
	await lockOrder(scope, { connectionId, externalId: order.externalId });
	const known = await findMarketplaceOrder(scope, { connectionId, externalId: order.externalId });
	const customerId = order.customer && !known?.customerId ? await keepCustomer(scope, { connectionId, ...order.customer }) : null;
	const { id: orderId, number } = known ?? (await createOrder(scope, { connectionId, customerId, order }));
	if (known) await lockOrderRow(scope, { orderId });
	if (known) await noteNews(scope, { orderId, customerId, order });
	const { newLines, dropped } = await addLines(scope, { orderId, connectionId, order, age: pictureAge(order.changedAt, known?.pictureAt ?? null) });
	const isOld = order.placedAt !== null && order.placedAt < connection.createdAt;
	const moment = order.changedAt?.toISOString() ?? "";
	const brought = order.isRestored ? [restored({ deliveryId: deliveryId ?? moment, changedAt: order.changedAt })] : [];
	const events = [...eventsOfOrder({ order, newLines, isOld }), ...brought];
	const fresh = await storeEvents(scope, { orderId, marketplace: { connectionId, orderExternalId: order.externalId }, events });
	const former = { aliveAt: known?.aliveAt ?? null, dropped };
	const settlement = await settleOrder(scope, { orderId, fresh: fresh.map(({ id }) => id), former });

	const label = order.name ? `${order.name} (${orderLabel(number)})` : orderLabel(number);
	const { status: was } = settlement.state;
	const calledOff = fresh.find(({ basis }) => basis === "whole" || basis === "gone");
	const isCancelled = known !== null && calledOff !== undefined && settlement.isCalledOff;
	const isAgain = (was === "cancelled" && settlement.status !== was) || settlement.changes.some(({ line, now }) => now.returned < line.returned);
	const back = settlement.changes.reduce((copies, { line, now }) => copies + Math.max(0, now.returned - line.returned), 0);
	if (isCancelled && settlement.status !== was) await announceCancellation(scope, { key: calledOff.id, label, marketplace, copies: settlement.freed + back });
	else if (known && !isAgain && settlement.changes.some(({ line }) => line.dropped > (dropped.get(line.externalId) ?? 0)))
		await announceReturn(scope, { label, marketplace, settlement, key: `${orderId}:${moment}` });
	const open = isAgain ? new Set(settlement.changes.map(({ line }) => line.externalId)) : newLines;
	await announceSale(scope, { orderId, label, marketplace, order, settlement, newLines: open, again: isAgain ? moment : null });
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

/** What a picture tells of a known order itself: who bought it, that it is paid, and its time; one statement, which writes nothing where nothing is new. */
async function noteNews(
	scope: OrderScope,
	{ orderId, customerId, order: { status, isPaid, changedAt } }: { orderId: string; customerId: string | null; order: CheckedOrder },
): Promise<void> {
	const paidAt = status === "paid" || isPaid ? scope.now : null;
	const aliveAt = status === "cancelled" ? null : changedAt;
	await scope.write.$executeRaw`
		UPDATE sales_order SET customer_id = coalesce(customer_id, ${customerId}::uuid), paid_at = coalesce(paid_at, ${paidAt}::timestamptz),
			picture_at = greatest(picture_at, ${changedAt}::timestamptz), alive_at = greatest(alive_at, ${aliveAt}::timestamptz)
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${orderId}::uuid AND (
			(customer_id IS NULL AND ${customerId}::uuid IS NOT NULL) OR (paid_at IS NULL AND ${paidAt}::timestamptz IS NOT NULL)
			OR picture_at IS DISTINCT FROM greatest(picture_at, ${changedAt}::timestamptz) OR alive_at IS DISTINCT FROM greatest(alive_at, ${aliveAt}::timestamptz))`;
}

async function createOrder(
	scope: OrderScope,
	{ connectionId, customerId, order }: { connectionId: string; customerId: string | null; order: CheckedOrder },
): Promise<{ id: string; number: number }> {
	const number = await nextNumber(scope, "order");
	const locationId = order.till?.place ? await findTillLocation(scope, { place: order.till.place }) : null;
	return scope.write.salesOrder.create({
		data: {
			vendorId: scope.vendorId,
			number,
			connectionId,
			externalId: order.externalId,
			name: order.name,
			status: "placed",
			currency: order.currency,
			paidAt: order.status === "paid" || order.isPaid ? scope.now : null,
			pictureAt: order.changedAt,
			aliveAt: order.status === "cancelled" ? null : order.changedAt,
			placedAt: order.placedAt ?? scope.now,
			customerId,
			atTill: order.till !== null,
			locationId,
		},
		select: { id: true, number: true },
	});
}
