import { z } from "zod";
import { readJson } from "../../webhooks/read-json.ts";
import type { EbayApi } from "./open-api.ts";
import type { ToldOrder } from "./told-order-schema.ts";

const shipmentsSchema = z.object({ fulfillments: z.array(z.unknown()).nullish() });

/**
 * An order with its shipments, where they tell more than the order: a line of several copies counts as fulfilled there when one was sent
 * (developer.ebay.com, "LineItemFulfillmentStatusEnum"; getShippingFulfillments).
 */
export async function readWholeOrder(api: EbayApi, order: ToldOrder): Promise<ToldOrder> {
	const isOpen = order.lineItems.some((line) => line.quantity !== "1" && (line.lineItemFulfillmentStatus ?? "NOT_STARTED") !== "NOT_STARTED");
	if (!isOpen) return order;
	const { status, body } = await api.call(`/sell/fulfillment/v1/order/${encodeURIComponent(order.orderId)}/shipping_fulfillment`, { as: "user" });
	return status === 200 ? { ...order, shipments: readJson(shipmentsSchema, body).fulfillments ?? [] } : order;
}
