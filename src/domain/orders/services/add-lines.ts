import { v7 as uuidv7 } from "uuid";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getDefaultLocation } from "../../inventory/selectors/get-default-location.ts";
import type { MarketplaceOrderLine } from "../marketplace-order.ts";
import { listLineIds } from "../selectors/list-line-ids.ts";
import { listSoldItems } from "../selectors/list-sold-items.ts";
import { reserveStock } from "./reserve-stock.ts";

interface Addition {
	orderId: string;
	connectionId: string;
	lines: readonly MarketplaceOrderLine[];
	/** The order is off: its lines are kept, and hold nothing. */
	isCancelled: boolean;
	/** The order is older than our connection: what had left the shop by then is in nobody's count. */
	isOld: boolean;
}

/** A line that was new to us. */
export interface AddedLine {
	id: string;
	sku: string;
	title: string;
	/** Copies that it holds now. */
	quantity: number;
	unitPriceMinor: bigint;
	/** Null while no item is known for it. */
	itemId: string | null;
	/** What is left to sell of its item, after the whole order; below zero when oversold. */
	available: number;
	/** Copies of its item that this order lacks. */
	missing: number;
}

/** Writes down the lines that an order does not have yet, and reserves the stock of each exactly once. The order must be locked. */
export async function addLines(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	{ orderId, connectionId, lines, isCancelled, isOld }: Addition,
): Promise<AddedLine[]> {
	const known = await listLineIds(scope, { orderId });
	const fresh = [...new Map(lines.map((line) => [line.externalId, line])).values()].filter((line) => !known.has(line.externalId));
	if (fresh.length === 0) return [];
	const found = await listSoldItems(scope, {
		connectionId,
		lines: fresh.map(({ externalId, productId, sku }) => ({ lineId: externalId, productId, sku })),
	});
	const items = new Map(found.map((item) => [item.lineId, item]));
	const rows = fresh.map((line) => ({ id: uuidv7(), line, item: items.get(line.externalId) ?? null, ...split(line, { isCancelled, isOld }) }));
	await scope.write.salesOrderLine.createMany({
		data: rows.map(({ id, line, item, fulfilled, cancelled }) => ({
			id,
			vendorId: scope.vendorId,
			orderId,
			externalId: line.externalId,
			itemId: item?.itemId ?? null,
			sku: line.sku,
			title: line.title,
			quantity: line.quantity,
			unitPriceMinor: line.unitPriceMinor,
			taxMinor: line.taxMinor,
			fulfilled,
			cancelled,
		})),
	});
	const location = await getDefaultLocation(scope);
	const demands = rows.flatMap(({ id, item, open }) => (item && open > 0 ? [{ lineId: id, itemId: item.itemId, quantity: open }] : []));
	const levels = new Map((await reserveStock(scope, { locationId: location.id, lines: demands })).map((level) => [level.itemId, level]));
	return rows
		.filter(({ open }) => open > 0)
		.map(({ id, line, item, open }) => {
			const level = item && levels.get(item.itemId);
			return {
				id,
				sku: item?.sku ?? line.sku,
				title: item?.title ?? line.title,
				quantity: open,
				unitPriceMinor: line.unitPriceMinor,
				itemId: item?.itemId ?? null,
				available: level ? level.onHand - level.committed : 0,
				missing: level?.missing ?? 0,
			};
		});
}

function split(
	line: MarketplaceOrderLine,
	{ isCancelled, isOld }: { isCancelled: boolean; isOld: boolean },
): { fulfilled: number; cancelled: number; open: number } {
	const fulfilled = isOld ? line.fulfilled : 0;
	const cancelled = isCancelled ? line.quantity - fulfilled : line.cancelled;
	return { fulfilled, cancelled, open: line.quantity - fulfilled - cancelled };
}
