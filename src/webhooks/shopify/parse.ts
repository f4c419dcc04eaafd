import type { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import type { Marketplace } from "../marketplace.ts";
import { parseLossless } from "../parse-lossless.ts";
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
			return [{ kind: "order", order: readOrder(read(shopifyOrderSchema, rawBody), topic, shopCurrency) }];
		case "fulfilment": {
			const fulfilment = read(fulfilmentSchema, rawBody);
			return [{ kind: "order-events", orderExternalId: fulfilment.order_id, events: readFulfilment(fulfilment) }];
		}
		case "refund": {
			const refund = read(refundSchema, rawBody);
			return [{ kind: "order-events", orderExternalId: refund.order_id, events: readRefund(refund) }];
		}
		default:
			return [];
	}
};

function read<S extends z.ZodType>(schema: S, rawBody: Uint8Array): z.output<S> {
	const result = schema.safeParse(parseLossless(rawBody));
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new DomainError("invalid_input", say.badDelivery({ reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`.slice(0, 200) }));
}
