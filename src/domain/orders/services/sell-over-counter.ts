import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getDefaultLocation } from "../../inventory/selectors/get-default-location.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { moveStock } from "../../inventory/services/move-stock.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { requireOwnTill } from "../../vendors/services/require-own-till.ts";
import { orderLabel } from "../order-label.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	quantity: z.int().min(1).max(1_000_000),
	/** Minor units of the vendor's currency, each. */
	unitPriceMinor: z.bigint().min(0n),
	/** Where they lie; the default location when left out. */
	locationId: z.uuid().optional(),
});

interface CounterSale {
	orderId: string;
	/** O-12 is 12. */
	orderNumber: number;
	/** What [Undo] carries. */
	changeNumber: bigint;
	onHand: number;
	available: number;
}

/**
 * Sells copies that lie in one location over the counter: an order that is fulfilled at once.
 * @throws DomainError not_found; conflict when fewer are available there, or another till books the counter, and then nothing was written
 */
export async function sellItem(scope: VendorScope<"order.write" | "stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<CounterSale> {
	const { itemId, quantity, unitPriceMinor, locationId } = parseInput(inputSchema, input);
	await requireOwnTill(scope);
	const [item, vendor] = [await getItem(scope, { itemId }), await getVendor(scope)];
	const orderNumber = await nextNumber(scope, "order");
	const { id: orderId } = await scope.write.salesOrder.create({
		data: { vendorId: scope.vendorId, number: orderNumber, status: "fulfilled", currency: vendor.currency, placedAt: scope.now },
		select: { id: true },
	});
	await scope.write.salesOrderLine.createMany({
		data: [
			{
				vendorId: scope.vendorId,
				orderId,
				externalId: "1",
				itemId,
				sku: item.sku,
				title: item.title,
				quantity,
				unitPriceMinor,
				unitCostMinor: item.costMinor,
				fulfilled: quantity,
			},
		],
	});
	const { onHand, committed } = await moveStock(scope, {
		itemId,
		locationId: locationId ?? (await getDefaultLocation(scope)).id,
		delta: -quantity,
		kind: "sold",
		reference: orderLabel(orderNumber),
		idempotencyKey: `sale:${orderId}`,
	});
	const changeNumber = await recordAudit(scope, {
		action: "sell-item",
		subjectKind: "order",
		subjectId: orderId,
		before: { onHand: onHand + quantity },
		after: { onHand, sku: item.sku, quantity, unitPriceMinor: unitPriceMinor.toString(), number: orderNumber },
		inverse: { kind: "sale", orderId },
	});
	return { orderId, orderNumber, changeNumber, onHand, available: onHand - committed };
}
