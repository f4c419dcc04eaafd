import type { Marketplace } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { fulfilmentSchema } from "./fulfilment-schema.ts";
import { shopifyOrderSchema } from "./order-schema.ts";
import { readFulfilment } from "./read-fulfilment.ts";
import { readOrder } from "./read-order.ts";
import { readRefund } from "./read-refund.ts";
import { refundSchema } from "./refund-schema.ts";

/** Which resource each topic posts (shopify.dev, "Webhook topics"). An order is posted whole, as it stands: one reading fits all of its topics. */
const RESOURCES: Readonly<Record<string, "order" | "fulfilment" | "refund">> = {
	"orders/create": "order",
	"orders/updated": "order",
	"orders/paid": "order",
	"orders/cancelled": "order",
	"orders/fulfilled": "order",
	"orders/partially_fulfilled": "order",
	"fulfillments/create": "fulfilment",
	"fulfillments/update": "fulfilment",
	"refunds/create": "refund",
};

export const parseShopify: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	switch (Object.hasOwn(RESOURCES, topic) ? RESOURCES[topic] : undefined) {
		case "order":
			return [{ kind: "order", order: readOrder(readJson(shopifyOrderSchema, rawBody), topic, shopCurrency) }];
		case "fulfilment": {
			const fulfilment = readJson(fulfilmentSchema, rawBody);
			return [{ kind: "order-events", orderExternalId: fulfilment.order_id, events: readFulfilment(fulfilment) }];
		}
		case "refund": {
			const refund = readJson(refundSchema, rawBody);
			return [{ kind: "order-events", orderExternalId: refund.order_id, events: readRefund(refund) }];
		}
		default:
			return [];
	}
};
