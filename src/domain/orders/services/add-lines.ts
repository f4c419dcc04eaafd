import { v7 as uuidv7 } from "uuid";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { CheckedOrder } from "../marketplace-order.ts";
import { listLineQuantities } from "../selectors/list-line-quantities.ts";
import { listSoldItems } from "../selectors/list-sold-items.ts";

/**
 * Writes down the lines that an order does not have yet, with what bookkeeping will ask of them, and more copies of those that it has: what was
 * ordered only grows. They hold nothing until the order is settled. Returns the marketplace's ids of the new ones. The order must be locked.
 */
export async function addLines(
	scope: VendorScope<"order.write" | "order.read" | "inventory.read">,
	{ orderId, connectionId, order }: { orderId: string; connectionId: string; order: CheckedOrder },
): Promise<Set<string>> {
	const { vendorId } = scope;
	const known = await listLineQuantities(scope, { orderId });
	const lines = [...new Map(order.lines.map((line) => [line.externalId, line])).values()];
	for (const { externalId, quantity } of lines) {
		const was = known.get(externalId);
		if (was === undefined || was >= quantity) continue;
		await scope.write.salesOrderLine.updateMany({ where: { vendorId, orderId, externalId, quantity: { lt: quantity } }, data: { quantity } });
	}
	const fresh = lines.filter(({ externalId }) => !known.has(externalId));
	if (fresh.length === 0) return new Set();
	const wanted = fresh.map(({ externalId, productId, sku, barcode }) => ({ lineId: externalId, productId, sku, barcode }));
	const items = new Map((await listSoldItems(scope, { connectionId, lines: wanted })).map((item) => [item.lineId, item]));
	const rows = fresh.map((line) => ({ id: uuidv7(), line, item: items.get(line.externalId) }));
	await scope.write.salesOrderLine.createMany({
		data: rows
			// Each row holds its item: in the order in which others lock items.
			.toSorted((a, b) => ((a.item?.itemId ?? "") < (b.item?.itemId ?? "") ? -1 : 1))
			.map(({ id, line, item }) => ({
				id,
				vendorId,
				orderId,
				externalId: line.externalId,
				itemId: item?.itemId ?? null,
				productExternalId: line.productId,
				barcode: line.barcode,
				ignoredAt: item?.itemId === null ? scope.now : null,
				sku: line.sku,
				title: line.title,
				quantity: line.quantity,
				unitPriceMinor: line.unitPriceMinor,
				taxMinor: line.taxMinor,
				taxCollectedBy: line.taxCollectedBy,
				country: order.country,
				region: order.region,
				feeMinor: line.feeMinor,
				discountMinor: line.discountMinor,
				unitCostMinor: item?.costMinor ?? null,
			})),
	});
	return new Set(fresh.map(({ externalId }) => externalId));
}
