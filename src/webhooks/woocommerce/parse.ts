import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { digits } from "../fields.ts";
import type { Marketplace } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { wooOrderSchema } from "./order-schema.ts";
import { wooProductSchema } from "./product-schema.ts";
import { readOrder } from "./read-order.ts";
import { readProduct } from "./read-product.ts";

/** What each topic posts (class-wc-webhook.php, `get_default_topic_hooks`): the resource as it stands, or its id alone once it is in the trash. */
const TOPICS: Readonly<Record<string, "order" | "product" | "order-gone" | "product-gone">> = {
	"order.created": "order",
	"order.updated": "order",
	"order.restored": "order",
	"order.deleted": "order-gone",
	"product.created": "product",
	"product.updated": "product",
	"product.restored": "product",
	"product.deleted": "product-gone",
};

const goneSchema = z.object({ id: digits });
const errorSchema = z.object({ id: z.unknown().optional(), code: z.string().nullish().catch(null) });

export const parseWooCommerce: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	const wanted = Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined;
	if (wanted === undefined || isOfNothing(rawBody)) return [];
	switch (wanted) {
		case "order":
			return readOrder(readJson(wooOrderSchema, rawBody), { shopCurrency, isRestored: topic === "order.restored" });
		case "product":
			return readProduct(readJson(wooProductSchema, rawBody), { shopCurrency, isRestored: topic === "product.restored" });
		case "order-gone":
			return [{ kind: "order-gone", orderExternalId: readJson(goneSchema, rawBody).id }];
		// The id may be an order's: WordPress has one trash, and WooCommerce 11.0 posts what an order's move there does as a product's too. No listing has that id.
		case "product-gone":
			return [{ kind: "listing-gone", externalId: readJson(goneSchema, rawBody).id }];
	}
};

/**
 * True when the thing was deleted before its delivery was sent: what is posted then, rightly signed, is the error of asking for it.
 * @throws DomainError invalid_input for any other error: as when the webhook's user may not see orders any more, and all sales would pass by
 */
function isOfNothing(rawBody: Uint8Array): boolean {
	const { id, code } = readJson(errorSchema, rawBody);
	if (id !== undefined || !code) return false;
	if (code.endsWith("_invalid_id")) return true;
	throw new DomainError("invalid_input", say.badDelivery({ reason: code.slice(0, 200) }));
}
