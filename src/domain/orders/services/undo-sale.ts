import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getDefaultLocation } from "../../inventory/selectors/get-default-location.ts";
import { moveStock } from "../../inventory/services/move-stock.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { orderLabel } from "../order-label.ts";
import { findMovementLocation } from "../selectors/find-movement-location.ts";
import { getSale } from "../selectors/get-sale.ts";
import { advanceOrder } from "./advance-order.ts";
import { lockOrderRow } from "./lock-order-row.ts";

const inputSchema = z.strictObject({
	orderId: z.uuid(),
	/** Of the ticket that it was sold with: where its copies lay, and how the ledger calls it. */
	ticket: z.strictObject({ label: z.string(), locationId: z.uuid() }).optional(),
});

interface UndoneSale {
	orderNumber: number;
	/** False when it had been taken back before: nothing was changed. */
	undone: boolean;
	items: { sku: string; quantity: number; onHand: number }[];
}

/**
 * Takes a sale over the counter back: the copies return to where they lay, the order counts as returned. Once, however often it is called.
 * @throws DomainError not_found; conflict for a marketplace's order, which only the marketplace can take back
 */
export async function undoSale(scope: VendorScope<"order.write" | "stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<UndoneSale> {
	const { orderId, ticket } = parseInput(inputSchema, input);
	await lockOrderRow(scope, { orderId });
	const sale = await getSale(scope, { orderId });
	const reference = ticket?.label ?? orderLabel(sale.number);
	if (sale.connectionId !== null) throw new DomainError("conflict", say.saleNotOverCounter({ order: reference }));
	if (!(await advanceOrder(scope, { orderId, status: "returned" }))) return { orderNumber: sale.number, undone: false, items: [] };
	const locationId = ticket?.locationId ?? (await findMovementLocation(scope, { idempotencyKey: `sale:${orderId}` })) ?? (await getDefaultLocation(scope)).id;
	const items: UndoneSale["items"] = [];
	for (const { id, itemId, sku, fulfilled, returned } of sale.lines) {
		const quantity = fulfilled - returned;
		if (itemId === null || quantity === 0) continue;
		await scope.write.salesOrderLine.updateMany({ where: { vendorId: scope.vendorId, id }, data: { returned: fulfilled } });
		const { onHand } = await moveStock(scope, { itemId, locationId, delta: quantity, kind: "returned", reference, idempotencyKey: `return:${id}` });
		items.push({ sku, quantity, onHand });
	}
	await recordAudit(scope, {
		action: "undo-sale",
		subjectKind: "order",
		subjectId: orderId,
		before: { status: "fulfilled" },
		after: { status: "returned", number: sale.number, items },
	});
	return { orderNumber: sale.number, undone: true, items };
}
