import type { Marketplace, MarketplaceEvent } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { orderNotice, productNotice, shipmentNotice, skuNotice, skuStockNotice } from "./notice-schemas.ts";
import { bigCommerceOrderSchema } from "./order-schema.ts";
import { productId } from "./product-id.ts";
import { bigCommerceProductSchema } from "./product-schema.ts";
import { readListings } from "./read-listings.ts";
import { readOrder } from "./read-order.ts";

/**
 * Scopes (docs.bigcommerce.com, "Webhook Events"). What a delivery names is asked for. An archived order is read as it stands: archiving puts it out of
 * sight, sent or not, and takes nothing off it. Of stock a delivery tells by how much it changed, so the product is asked for.
 */
export const parseBigCommerce: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	switch (topic) {
		case "store/order/created":
		case "store/order/updated":
		case "store/order/archived":
		case "store/order/statusUpdated":
		case "store/order/refund/created":
			return [order(readJson(orderNotice, rawBody).data.id)];
		case "store/shipment/created":
		case "store/shipment/updated":
		case "store/shipment/deleted":
			return [order(readJson(shipmentNotice, rawBody).data.orderId)];
		case "store/product/created":
		case "store/product/updated":
		case "store/product/inventory/updated":
		case "store/product/inventory/order/updated":
			return [product(readJson(productNotice, rawBody).data.id)];
		case "store/sku/created":
		case "store/sku/updated":
			return [product(readJson(skuNotice, rawBody).data.sku.product_id)];
		case "store/sku/inventory/updated":
		case "store/sku/inventory/order/updated":
			return [product(readJson(skuStockNotice, rawBody).data.inventory.product_id)];
		case "store/product/deleted":
			return [{ kind: "listing-gone", externalId: productId(readJson(productNotice, rawBody).data.id) }];
		case "store/sku/deleted":
			return [{ kind: "listing-gone", externalId: readJson(skuNotice, rawBody).data.sku.variant_id }];
		case "store/app/uninstalled":
			return [{ kind: "uninstalled" }];
		// As our client answers what was asked for.
		case "order": {
			const found = readOrder(readJson(bigCommerceOrderSchema, rawBody), shopCurrency);
			return found ? [{ kind: "order", order: found }] : [];
		}
		case "product":
			return readListings(readJson(bigCommerceProductSchema, rawBody), shopCurrency).map((listing) => ({ kind: "listing", listing }));
		default:
			return [];
	}
};

const order = (id: string): MarketplaceEvent => ({ kind: "fetch", topic: "order", externalId: id, orderExternalId: id });
const product = (id: string): MarketplaceEvent => ({ kind: "fetch", topic: "product", externalId: id });
