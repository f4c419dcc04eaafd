import { getDefaultLocation } from "../../../src/domain/inventory/selectors/get-default-location.ts";
import { getItemBySku } from "../../../src/domain/inventory/selectors/get-item-by-sku.ts";
import { receiveStock } from "../../../src/domain/inventory/services/receive-stock.ts";
import { cancelLines } from "../../../src/domain/orders/services/cancel-lines.ts";
import { createOrder } from "../../../src/domain/orders/services/create-order.ts";
import { keepCustomer } from "../../../src/domain/orders/services/keep-customer.ts";
import { openTicket } from "../../../src/domain/orders/services/open-ticket.ts";
import type { TestApp, TestShop } from "../../support/app.ts";
import { fillShop } from "../../support/fill-shop.ts";

/** Fills a shop, and makes what only the walks over the domain need: a receipt, a customer, an open ticket, a cancellation. */
export async function furnishShop(app: TestApp, shop: TestShop): Promise<void> {
	const { sku } = await fillShop(app, shop);
	await app.as(shop.owner, ["stock.write", "inventory.read", "order.write", "order.read"], async (scope) => {
		const item = await getItemBySku(scope, { sku });
		const { id: locationId } = await getDefaultLocation(scope);
		await receiveStock(scope, { itemId: item.id, locationId, quantity: 1, unitCostMinor: 100n, seller: `Seller of ${sku}` });
		const { id: connectionId } = await scope.read.connection.findFirstOrThrow({ where: { vendorId: scope.vendorId } });
		await keepCustomer(scope, { connectionId, externalId: `customer-${sku}`, name: `Customer of ${sku}`, email: null });
		await openTicket(scope, { text: `1 ${sku}`, locationId });
		const { orderId } = await createOrder(scope, { itemId: item.id, quantity: 1, unitPriceMinor: 100n });
		await cancelLines(scope, { orderId });
	});
}
