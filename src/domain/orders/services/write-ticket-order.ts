import { nextNumber } from "../../core/next-number.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import type { TicketGoods } from "./move-ticket-goods.ts";

/** The order of what a ticket sells, fulfilled at once; null where it sells nothing. Call it before any stock row is touched. */
export async function writeTicketOrder(scope: VendorScope<"order.write">, { goods }: { goods: readonly TicketGoods[] }): Promise<string | null> {
	const sold = goods.filter(({ isTradeIn }) => !isTradeIn);
	if (sold.length === 0) return null;
	const { currency } = await getVendor(scope);
	const number = await nextNumber(scope, "order");
	const { id: orderId } = await scope.write.salesOrder.create({
		data: { vendorId: scope.vendorId, number, status: "fulfilled", currency, placedAt: scope.now },
		select: { id: true },
	});
	await scope.write.salesOrderLine.createMany({
		data: sold.map(({ item, quantity, unitMinor, discountMinor }, at) => ({
			vendorId: scope.vendorId,
			orderId,
			externalId: String(at + 1),
			itemId: item.id,
			sku: item.sku,
			title: item.title,
			quantity,
			unitPriceMinor: unitMinor,
			discountMinor,
			unitCostMinor: item.costMinor,
			fulfilled: quantity,
		})),
	});
	return orderId;
}
