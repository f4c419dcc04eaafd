import type { Marketplace } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { listingId } from "./listing-id.ts";
import { listingSchema } from "./listing-schema.ts";
import { listingNotice, receiptNotice } from "./notice-schemas.ts";
import { readListings } from "./read-listings.ts";
import { readReceipt } from "./read-receipt.ts";
import { receiptSchema } from "./receipt-schema.ts";

/** Event types (developers.etsy.com, "Webhooks": orders; github.com/etsy/open-api, discussion 1747: inventory and listings). What one names is asked for. */
export const parseEtsy: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	switch (topic) {
		case "order.paid":
		case "order.canceled":
		case "order.shipped":
		case "order.delivered": {
			const id = readJson(receiptNotice, rawBody);
			return [{ kind: "fetch", topic: "receipt", externalId: id, orderExternalId: id }];
		}
		case "listing.created":
		case "listing.updated":
		case "inventory.created":
		case "inventory.updated":
		case "inventory.out_of_stock":
			return [{ kind: "fetch", topic: "listing", externalId: readJson(listingNotice, rawBody).listing }];
		case "inventory.deleted": {
			const { listing, product } = readJson(listingNotice, rawBody);
			return product ? [{ kind: "listing-gone", externalId: product }] : [{ kind: "fetch", topic: "listing", externalId: listing }];
		}
		case "listing.deleted":
			return [{ kind: "listing-gone", externalId: listingId(readJson(listingNotice, rawBody).listing) }];
		// As our client answers what was asked for.
		case "receipt":
			return [{ kind: "order", order: readReceipt(readJson(receiptSchema, rawBody), shopCurrency) }];
		case "listing":
			return readListings(readJson(listingSchema, rawBody)).map((listing) => ({ kind: "listing", listing }));
		default:
			return [];
	}
};
