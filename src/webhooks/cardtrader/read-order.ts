import type { MarketplaceOrder, MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import type { MarketplaceEvent } from "../marketplace.ts";
import { readDate } from "../read-date.ts";
import type { CardTraderOrder } from "./order-schema.ts";

/** States in which the copies have left the shop. An order that got lost was sent. */
const SENT = new Set(["sent", "arrived", "done", "lost"]);

/**
 * What an order tells (cardtrader.com/docs/api/full/reference, "Order Lifecycle"). By CardTrader Zero each sale is an order in hub_pending; once a week a
 * new order, paid, has the items of all of them to be sent, and those are closed. Stock goes by the former alone, "otherwise you risk to do it twice":
 * the week's order is none here, and its sales count as sent when they are closed. Nothing of an order by which we bought.
 */
export function readOrder(order: CardTraderOrder, shopCurrency: string): MarketplaceEvent[] {
	const { id, state } = order;
	if (order.order_as === "buyer") return [];
	if (order.via_cardtrader_zero !== true)
		return [{ kind: "order", order: toOrder(order, { shopCurrency, isSent: SENT.has(state) || Boolean(order.sent_at) }) }];
	// The week's order or a sale: for a sale that we know, or that comes late, this calls it off; for the other it says nothing.
	if (state === "canceled") return [{ kind: "order-gone", orderExternalId: id }];
	if (state !== "hub_pending" && state !== "closed") return [];
	const own = order.order_items.filter(({ hub_pending_order_id }) => !hub_pending_order_id || hub_pending_order_id === id);
	if (own.length === 0) return [];
	return [{ kind: "order", order: toOrder({ ...order, order_items: own }, { shopCurrency, isSent: state === "closed" }) }];
}

function toOrder(order: CardTraderOrder, { shopCurrency, isSent }: { shopCurrency: string; isSent: boolean }): MarketplaceOrder {
	const { buyer, order_shipping_address: address, order_items: items } = order;
	return {
		externalId: order.id,
		name: order.code || null,
		status: order.state === "canceled" ? "cancelled" : "paid",
		currency: items.find(({ seller_price }) => seller_price)?.seller_price?.currency ?? order.seller_total?.currency ?? shopCurrency,
		placedAt: readDate(order.paid_at),
		lines: items.filter(({ quantity }) => quantity > 0).map((item) => readLine(item, isSent)),
		customer: buyer ? { externalId: buyer.id, name: buyer.username || null, email: null } : null,
		country: /^[A-Z]{2}$/.test(address?.country_code ?? "") ? (address?.country_code ?? null) : null,
		region: address?.state_or_province || null,
	};
}

function readLine(item: CardTraderOrder["order_items"][number], isSent: boolean): MarketplaceOrderLine {
	return {
		externalId: item.id,
		productId: item.product_id ?? null,
		sku: item.user_data_field ?? "",
		title: item.name || item.user_data_field || item.id,
		quantity: item.quantity,
		cancelled: item.deleted_at ? item.quantity : 0,
		fulfilled: isSent && !item.deleted_at ? item.quantity : 0,
		unitPriceMinor: item.seller_price?.cents ?? 0n,
		taxMinor: 0n,
	};
}
