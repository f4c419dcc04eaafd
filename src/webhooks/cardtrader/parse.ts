import type { Marketplace } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { cardTraderOrderSchema, noticeSchema } from "./order-schema.ts";
import { readOrder } from "./read-order.ts";

/**
 * Causes (cardtrader.com/docs/api/full/reference, "Webhooks"). A delivery carries the order as it was then; one that does not is asked for. Nothing is
 * told of products and their stock. What comes in test mode sold nothing.
 */
export const parseCardTrader: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	if (topic === "order") return readOrder(readJson(cardTraderOrderSchema, rawBody), shopCurrency);
	if (topic !== "order.create" && topic !== "order.update" && topic !== "order.destroy") return [];
	const { object_class, object_id, mode, data } = readJson(noticeSchema, rawBody);
	if (object_class !== "Order" || mode === "test") return [];
	if (topic === "order.destroy") return [{ kind: "order-gone", orderExternalId: object_id }];
	const order = cardTraderOrderSchema.safeParse(data).data;
	if (order?.id === object_id) return readOrder(order, shopCurrency);
	return [{ kind: "fetch", topic: "order", externalId: object_id, orderExternalId: object_id }];
};
