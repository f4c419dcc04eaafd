import type { MarketplaceEvent } from "../../domain/orders/marketplace-order.ts";
import { readDate } from "../read-date.ts";
import type { BigCommerceOrder } from "./order-schema.ts";

/**
 * What was done to an order: its shipments, and what its refunds called off. A refund does not say what it did to goods; of a product it takes back the
 * copies that had not been sent before it, then it is about money: that sent ones came back is told by nobody. Read by the dates of both, so that
 * every later picture of the order says the same of the same refund.
 */
export function eventsOfOrder({ products, shipments, refunds }: BigCommerceOrder): MarketplaceEvent[] {
	const sent = shipments.flatMap(({ id, date_created, items }): MarketplaceEvent[] => {
		const lines = items.filter(({ quantity }) => quantity > 0).map((item) => ({ line: item.order_product_id, quantity: item.quantity }));
		return lines.length === 0 ? [] : [{ kind: "fulfilled", externalId: id, happenedAt: readDate(date_created), lines }];
	});
	const left = new Map(products.map(({ id, quantity }) => [id, quantity]));
	const calledOff = [...refunds]
		.sort((one, other) => Number(BigInt(one.id) - BigInt(other.id)))
		.flatMap(({ id, created, items }): MarketplaceEvent[] => {
			const happenedAt = readDate(created);
			const lines = items.flatMap(({ item_type, item_id, quantity }) => {
				if (item_type !== "PRODUCT" || !item_id) return [];
				const unsent = (left.get(item_id) ?? 0) - sentBefore(sent, item_id, happenedAt);
				const copies = Math.min(quantity ?? 0, unsent);
				if (copies <= 0) return [];
				left.set(item_id, (left.get(item_id) ?? 0) - copies);
				return [{ line: item_id, quantity: copies }];
			});
			return lines.length === 0 ? [] : [{ kind: "cancelled", externalId: id, happenedAt, lines }];
		});
	return [...sent, ...calledOff];
}

function sentBefore(sent: readonly MarketplaceEvent[], line: string, moment: Date | null): number {
	return sent
		.filter(({ happenedAt }) => happenedAt !== null && moment !== null && happenedAt < moment)
		.flatMap(({ lines }) => lines)
		.reduce((sum, entry) => (entry.line === line ? sum + entry.quantity : sum), 0);
}
