import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceTitle } from "../../marketplaces/marketplaces.ts";
import { getConnection } from "../../marketplaces/selectors/get-connection.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { marketplaceOrderSchema } from "../marketplace-order.ts";
import { findMarketplaceOrder } from "../selectors/find-marketplace-order.ts";
import { addLines } from "./add-lines.ts";
import { advanceOrder } from "./advance-order.ts";
import { announceSale } from "./announce-sale.ts";
import { cancelOrder } from "./cancel-order.ts";
import { lockOrder } from "./lock-order.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), order: marketplaceOrderSchema });

type OrderScope = VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">;
type Input = z.output<typeof inputSchema>;

/**
 * Brings an order to where the marketplace says it is, from any event about it, in any order and however often: the order is made once,
 * each line reserves its stock once, a state never moves back, a cancellation frees the stock once. Changes nothing when there is nothing new.
 * @throws DomainError not_found for a connection that is not the vendor's
 */
export async function recordOrder(scope: OrderScope, input: z.input<typeof inputSchema>): Promise<{ orderId: string; number: number }> {
	const { connectionId, order } = parseInput(inputSchema, input);
	const connection = await getConnection(scope, { connectionId });
	const marketplace = marketplaceTitle(connection.marketplace);
	await lockOrder(scope, { connectionId, externalId: order.externalId });
	const known = await findMarketplaceOrder(scope, { connectionId, externalId: order.externalId });
	const { id: orderId, number } = known ?? (await createOrder(scope, { connectionId, order }));
	const label = order.name ? `${order.name} (O-${number})` : `O-${number}`;
	// The order's row comes before any stock row: whoever writes both locks them in this order.
	const isPaid = known !== null && order.status === "paid" && (await advanceOrder(scope, { orderId, status: "paid" }));
	const lines = await addLines(scope, {
		orderId,
		connectionId,
		lines: order.lines,
		isCancelled: order.status === "cancelled" || known?.status === "cancelled",
		isOld: order.placedAt !== null && order.placedAt < connection.createdAt,
	});
	const isCancelled = known !== null && order.status === "cancelled" && (await cancelOrder(scope, { orderId, label, marketplace }));
	await announceSale(scope, { orderId, label, marketplace, currency: order.currency, lines });
	if (!known || lines.length > 0 || isCancelled || isPaid) {
		await recordAudit(scope, {
			action: isCancelled ? "cancel-order" : "record-order",
			subjectKind: "order",
			subjectId: orderId,
			...(known && { before: { status: known.status } }),
			after: {
				number,
				externalId: order.externalId,
				...((!known || isCancelled || isPaid) && { status: order.status }),
				lines: lines.map(({ sku, quantity, missing }) => ({ sku, quantity, missing })),
			},
		});
	}
	return { orderId, number };
}

async function createOrder(scope: OrderScope, { connectionId, order }: Input): Promise<{ id: string; number: number }> {
	const number = await nextNumber(scope, "order");
	return scope.write.salesOrder.create({
		data: {
			vendorId: scope.vendorId,
			number,
			connectionId,
			externalId: order.externalId,
			name: order.name,
			status: order.status,
			currency: order.currency,
			placedAt: order.placedAt ?? scope.now,
		},
		select: { id: true, number: true },
	});
}
