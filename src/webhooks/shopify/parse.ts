import { z } from "zod";
import { digits } from "../fields.ts";
import type { Marketplace } from "../marketplace.ts";
import { readDate } from "../read-date.ts";
import { readJson } from "../read-json.ts";
import { fulfilmentSchema } from "./fulfilment-schema.ts";
import { inventoryLevelSchema } from "./inventory-level-schema.ts";
import { shopifyOrderSchema } from "./order-schema.ts";
import { privacySchema } from "./privacy-schema.ts";
import { productSchema } from "./product-schema.ts";
import { readFulfilment } from "./read-fulfilment.ts";
import { readOrder } from "./read-order.ts";
import { readProduct } from "./read-product.ts";
import { readRefund } from "./read-refund.ts";
import { refundSchema } from "./refund-schema.ts";

/** Which resource each topic posts (shopify.dev, "Webhook topics"). An order is posted whole, as it stands: one reading fits all of its topics. */
const RESOURCES: Readonly<Record<string, Resource>> = {
	"orders/create": "order",
	"orders/updated": "order",
	"orders/paid": "order",
	"orders/cancelled": "order",
	"orders/fulfilled": "order",
	"orders/partially_fulfilled": "order",
	"orders/delete": "deleted order",
	"fulfillments/create": "fulfilment",
	"fulfillments/update": "fulfilment",
	"refunds/create": "refund",
	"products/create": "product",
	"products/update": "product",
	"products/delete": "deleted product",
	"inventory_levels/update": "inventory level",
	"app/uninstalled": "shop",
	"customers/data_request": "data request",
	"customers/redact": "redaction",
	"shop/redact": "redaction of all",
};

type Resource =
	| "order"
	| "deleted order"
	| "fulfilment"
	| "refund"
	| "product"
	| "deleted product"
	| "inventory level"
	| "shop"
	| "data request"
	| "redaction"
	| "redaction of all";

const deleted = z.object({ id: digits });

export const parseShopify: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	switch (Object.hasOwn(RESOURCES, topic) ? RESOURCES[topic] : undefined) {
		case "order":
			return [{ kind: "order", order: readOrder(readJson(shopifyOrderSchema, rawBody), topic, shopCurrency) }];
		case "deleted order":
			return [{ kind: "order-gone", orderExternalId: readJson(deleted, rawBody).id }];
		case "fulfilment": {
			const fulfilment = readJson(fulfilmentSchema, rawBody);
			return [{ kind: "order-events", orderExternalId: fulfilment.order_id, events: readFulfilment(fulfilment) }];
		}
		case "refund": {
			const refund = readJson(refundSchema, rawBody);
			return [{ kind: "order-events", orderExternalId: refund.order_id, events: readRefund(refund) }];
		}
		case "product":
			return readProduct(readJson(productSchema, rawBody), shopCurrency).map((listing) => ({ kind: "listing", listing }));
		case "deleted product":
			return [{ kind: "listing-gone", externalId: readJson(deleted, rawBody).id }];
		case "inventory level": {
			// Of one location: where a shop has several, its products' own deliveries bring the sum.
			const { inventory_item_id, available, updated_at } = readJson(inventoryLevelSchema, rawBody);
			return available == null ? [] : [{ kind: "stock", stockExternalId: inventory_item_id, quantity: available, seenAt: readDate(updated_at) }];
		}
		case "shop":
			return [{ kind: "uninstalled" }];
		case "data request":
			return [{ kind: "data-request", buyer: readBuyer(readJson(privacySchema, rawBody)) }];
		case "redaction":
			return [{ kind: "redact-buyer", buyer: readBuyer(readJson(privacySchema, rawBody)) }];
		case "redaction of all":
			return [{ kind: "redact-shop" }];
		default:
			return [];
	}
};

function readBuyer({ customer, orders_requested, orders_to_redact }: z.output<typeof privacySchema>) {
	return { externalId: customer?.id ?? null, email: customer?.email || null, orders: [...(orders_requested ?? []), ...(orders_to_redact ?? [])] };
}
