import { nextNumber } from "../../src/domain/core/next-number.ts";
import { getDefaultLocation } from "../../src/domain/inventory/selectors/get-default-location.ts";
import { receiveStock } from "../../src/domain/inventory/services/receive-stock.ts";
import { cancelLines } from "../../src/domain/orders/services/cancel-lines.ts";
import { createOrder } from "../../src/domain/orders/services/create-order.ts";
import { keepCustomer } from "../../src/domain/orders/services/keep-customer.ts";
import { openTicket } from "../../src/domain/orders/services/open-ticket.ts";
import type { TestApp, TestShop } from "./app.ts";

/**
 * Rows of a filled shop that fillShop's commands do not leave behind: a receipt, a customer, an open ticket and a cancellation; a listing,
 * its mark, a batch under way, a reading, a file and a receipt of prices, which take a marketplace; a piece of a file, which is gone once an import is planned.
 */
export async function addWhatPasses({ as }: TestApp, { owner, vendorId }: TestShop): Promise<void> {
	await as(owner, ["inventory.read", "stock.write", "order.read", "order.write"], async (scope) => {
		const { read, write } = scope;
		const where = { vendorId };
		const [item, connection, operation] = [
			await read.item.findFirstOrThrow({ where, orderBy: { createdAt: "asc" } }),
			await read.connection.findFirstOrThrow({ where }),
			await read.bulkOperation.findFirstOrThrow({ where }),
		];
		const { id: listingId } = await write.listing.create({
			data: { vendorId, itemId: item.id, connectionId: connection.id, externalId: "808950810" },
			select: { id: true },
		});
		await write.pushMark.createMany({ data: [{ vendorId, connectionId: connection.id, listingId }] });
		await write.pushJob.create({
			data: {
				vendorId,
				connectionId: connection.id,
				externalId: "job",
				kind: "stock",
				wishes: [{ listingId, externalId: "808950810", version: 0, amount: "1" }],
			},
		});
		await write.listingRead.create({
			data: { vendorId, connectionId: connection.id, number: await nextNumber(scope, "listing_read"), status: "done", finishedAt: scope.now },
		});
		await write.marketFile.create({
			data: {
				vendorId,
				connectionId: connection.id,
				number: await nextNumber(scope, "market_file"),
				kind: "orders",
				name: "pull-sheet.csv",
				status: "previewed",
				body: Buffer.from("SkuId,Order Quantity"),
			},
		});
		await write.listingEnd.create({ data: { vendorId, connectionId: connection.id, externalId: "gone", endedAt: scope.now } });
		await write.priceReceipt.create({
			data: { vendorId, connectionId: connection.id, bulkOperationId: operation.id, total: 1, beganAt: scope.now, toldAt: scope.now },
		});
		await write.bulkUploadChunk.create({ data: { vendorId, bulkOperationId: operation.id, position: 0n, bytes: Buffer.from("sku") } });
		const { id: locationId } = await getDefaultLocation(scope);
		await receiveStock(scope, { itemId: item.id, locationId, quantity: 1, unitCostMinor: 100n, seller: `Seller of ${item.sku}` });
		await keepCustomer(scope, { connectionId: connection.id, externalId: `customer-${item.sku}`, name: `Customer of ${item.sku}`, email: null });
		await openTicket(scope, { text: `1 ${item.sku}`, locationId });
		const { orderId } = await createOrder(scope, { itemId: item.id, quantity: 1, unitPriceMinor: 100n });
		await cancelLines(scope, { orderId });
	});
}
