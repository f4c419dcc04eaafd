import type { VendorScope } from "../../core/permissions/scopes.ts";

/**
 * Lets one transaction at a time change an order that is there. Taken before the vendor's counter and before any stock row. Whoever holds the
 * marketplace's name of the order (lock-order.ts) takes it behind that.
 */
export async function lockOrderRow(scope: VendorScope<"order.write">, { orderId }: { orderId: string }): Promise<void> {
	await scope.write.$queryRaw`SELECT id FROM sales_order WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${orderId}::uuid FOR UPDATE`;
}
