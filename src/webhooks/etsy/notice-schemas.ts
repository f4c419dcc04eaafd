import { z } from "zod";
import { digits } from "../fields.ts";

/** The path of a resource of Etsy's API; no other host, nothing beside the path. Only ids are taken out of it: it is never called. */
const resource = z
	.string()
	.regex(/^https:\/\/(?:api|openapi)\.etsy\.com\/v3\/application\/[\w/-]{1,300}$/)
	.transform((url) => url.slice(url.indexOf("/v3/")));

/** ".../shops/{shop_id}/receipts/{receipt_id}", of the shop that the body names (developers.etsy.com, "Webhooks"). */
export const receiptNotice = z.object({ resource_url: resource, shop_id: digits }).transform(({ resource_url, shop_id }, context) => {
	const [, shop, receipt] = /^\/v3\/application\/shops\/(\d{1,20})\/receipts\/(\d{1,20})$/.exec(resource_url) ?? [];
	if (receipt !== undefined && shop === shop_id) return receipt;
	context.addIssue({ code: "custom", message: "names no receipt of the shop", path: ["resource_url"] });
	return z.NEVER;
});

/** ".../listings/{listing_id}", with what of it changed behind (github.com/etsy/open-api, discussion 1747). */
export const listingNotice = z.object({ resource_url: resource }).transform(({ resource_url }, context) => {
	const listing = /\/listings\/(\d{1,20})(?:\/|$)/.exec(resource_url)?.[1];
	if (listing !== undefined) return { listing, product: /\/products\/(\d{1,20})$/.exec(resource_url)?.[1] ?? null };
	context.addIssue({ code: "custom", message: "names no listing", path: ["resource_url"] });
	return z.NEVER;
});
