import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { refuseShort } from "./refuse-short.ts";
import { type Settlement, settleOrder } from "./settle-order.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	quantity: z.int().min(1).max(1_000_000),
	/** Minor units of the vendor's currency, each. */
	unitPriceMinor: z.bigint().min(0n),
	customerId: z.uuid().nullable().default(null),
	note: z.string().trim().min(1).max(1000).nullable().default(null),
	/** Take the order although copies are missing. */
	mayOversell: z.boolean().default(false),
});

interface CreatedOrder {
	orderId: string;
	/** O-12 is 12. */
	number: number;
	settlement: Settlement;
	/** What [Undo] carries. */
	changeNumber: bigint;
}

/**
 * Takes an order that came by phone or mail: it is placed and holds its copies until they are sent.
 * @throws DomainError not_found; conflict when fewer copies are free, and then nothing was written
 */
export async function createOrder(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<CreatedOrder> {
	const { itemId, quantity, unitPriceMinor, customerId, note, mayOversell } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { sku, title, costMinor } = await getItem(scope, { itemId });
	const { currency } = await getVendor(scope);
	const number = await nextNumber(scope, "order");
	const { id: orderId } = await scope.write.salesOrder.create({
		data: { vendorId, number, status: "placed", currency, placedAt: scope.now, customerId, note },
		select: { id: true },
	});
	await scope.write.salesOrderLine.createMany({
		data: [{ vendorId, orderId, externalId: "1", itemId, sku, title, quantity, unitPriceMinor, unitCostMinor: costMinor }],
	});
	const settlement = await settleOrder(scope, { orderId });
	const details = { hint: say.orderOversellHint(), again: { label: say.orderOversellLabel(), options: { oversell: "yes" } } };
	if (!mayOversell) await refuseShort(scope, settlement, { wanted: () => quantity, details });
	const changeNumber = await recordAudit(scope, {
		action: "create-order",
		subjectKind: "order",
		subjectId: orderId,
		after: { number, status: "placed", lines: [{ sku, quantity }], unitPriceMinor: unitPriceMinor.toString() },
		inverse: { kind: "order", orderId },
	});
	return { orderId, number, settlement, changeNumber };
}
