import type { Marketplace, MarketplaceEvent } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { listingSchema, listingsSchema } from "./catalog-schema.ts";
import { catalogNotice, countNotice, moneyNotice, orderNotice } from "./notice-schemas.ts";
import { squareOrderSchema } from "./order-schema.ts";
import { readListing } from "./read-listing.ts";
import { readOrder } from "./read-order.ts";
import { readReturns } from "./read-returns.ts";

/** Listings that are recorded at once. */
const PAGE = 5_000;

/**
 * Event types (developer.squareup.com, "Webhook Events"). A sale at the till makes no order.created, so payments lead to their orders too. A count is
 * one location's, so what all have together is asked for. That the catalogue changed (catalog.version.updated) does not say what did: what changed and
 * was deleted about then is asked for.
 */
export const parseSquare: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	switch (topic) {
		case "order.created":
		case "order.updated":
		case "order.fulfillment.updated":
			return [fetchOrder(readJson(orderNotice, rawBody))];
		case "payment.created":
		case "payment.updated":
		case "refund.created":
		case "refund.updated": {
			const told = readJson(moneyNotice, rawBody).data.object;
			const id = told?.payment?.order_id ?? told?.refund?.order_id;
			return id ? [fetchOrder(id)] : [];
		}
		case "inventory.count.updated": {
			const counts = readJson(countNotice, rawBody).data.object?.inventory_counts ?? [];
			const ids = counts.filter(({ state, catalog_object_type }) => state === "IN_STOCK" && (catalog_object_type ?? "ITEM_VARIATION") === "ITEM_VARIATION");
			return [...new Set(ids.map(({ catalog_object_id }) => catalog_object_id))].map((externalId) => ({ kind: "fetch", topic: "variation", externalId }));
		}
		case "catalog.version.updated":
			return [{ kind: "fetch", topic: "catalog", externalId: readJson(catalogNotice, rawBody) }];
		case "oauth.authorization.revoked":
			return [{ kind: "uninstalled" }];
		// As our client answers what was asked for.
		case "order": {
			const told = readJson(squareOrderSchema, rawBody);
			const order = readOrder(told, shopCurrency);
			return [...(order ? [{ kind: "order" as const, order }] : []), ...readReturns(told)];
		}
		case "variation":
			return [{ kind: "listing", listing: readListing(readJson(listingSchema, rawBody)) }];
		case "catalog": {
			const { asked_at, changed } = readJson(listingsSchema, rawBody);
			const listings = changed.map((one) => readListing({ ...one, asked_at }));
			const pages = Array.from({ length: Math.ceil(listings.length / PAGE) }, (_, at) => listings.slice(at * PAGE, (at + 1) * PAGE));
			return pages.map((page) => ({ kind: "listings", listings: page }));
		}
		default:
			return [];
	}
};

const fetchOrder = (id: string): MarketplaceEvent => ({ kind: "fetch", topic: "order", externalId: id, orderExternalId: id });
