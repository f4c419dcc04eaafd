import { readJson } from "../../webhooks/read-json.ts";
import type { EbayApi } from "./open-api.ts";
import { readWholeOrder } from "./read-whole-order.ts";
import { type ToldOrder, toldOrderSchema } from "./told-order-schema.ts";

/** The order of that id, with its shipments (developer.ebay.com, getOrder); null when there is none (any more). */
export async function fetchOrder(api: EbayApi, orderId: string): Promise<ToldOrder | null> {
	const { status, body } = await api.call(`/sell/fulfillment/v1/order/${encodeURIComponent(orderId)}`, { as: "user" });
	return status === 200 ? readWholeOrder(api, readJson(toldOrderSchema, body)) : null;
}
