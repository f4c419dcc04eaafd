import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { label } from "../fields.ts";
import type { Marketplace, MarketplaceEvent } from "../marketplace.ts";
import { readJson } from "../read-json.ts";
import { findIds } from "./find-ids.ts";
import { notificationSchema } from "./notification-schema.ts";
import { ebayOrderSchema } from "./order-schema.ts";
import { readOrder } from "./read-order.ts";
import { readReturn } from "./read-return.ts";
import { ebayReturnSchema } from "./return-schema.ts";

/** eBay's account deletion names a person thrice; orders hold the name, or, for some developers, the id in its place ("Data handling compliance"). */
const personSchema = z.object({ username: label(200).nullish(), userId: label(200).nullish() });

/**
 * What each of eBay's topics asks us to do (developer.ebay.com, "Notification topics"). A notification is a hint and no more: eBay's key signs for all
 * sellers, so what it says is asked for with the connection's own token, and read under the names in small letters. The topics of listings are for
 * eBay's partners or need scopes that it grants to few, and have no handler.
 */
export const parseEbay: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	switch (topic) {
		case "ORDER_CONFIRMATION":
		case "ORDER_CANCELLATION_ACTIVITY":
			return required(fetches("order", orderIds(rawBody)), "orderId");
		case "ITEM_MARKED_SHIPPED":
			// Goes to buyers too, and may name the listing alone.
			return fetches("order", orderIds(rawBody));
		case "ORDER_RETURN_ACTIVITY": {
			const returns = fetches("return", findIds(dataOf(rawBody), ["returnId"]));
			return required(returns.length > 0 ? returns : fetches("order", orderIds(rawBody)), "returnId");
		}
		case "AUTHORIZATION_REVOCATION":
			return [{ kind: "fetch", topic: "authorization", externalId: "authorization" }];
		case "MARKETPLACE_ACCOUNT_DELETION":
			return readDeletion(dataOf(rawBody));
		case "order":
			return [{ kind: "order", order: readOrder(readJson(ebayOrderSchema, rawBody), shopCurrency) }];
		case "return": {
			const { order, ...told } = readJson(ebayReturnSchema, rawBody);
			return [{ kind: "order", order: readOrder(order, shopCurrency) }, ...readReturn(told, order)];
		}
		case "authorization":
			return readJson(z.object({ isRevoked: z.boolean() }), rawBody).isRevoked ? [{ kind: "uninstalled" }] : [];
		default:
			return [];
	}
};

const dataOf = (rawBody: Uint8Array) => readJson(notificationSchema, rawBody).notification.data;
const orderIds = (rawBody: Uint8Array) => findIds(dataOf(rawBody), ["orderId", "legacyOrderId"]);

function fetches(topic: "order" | "return", ids: readonly string[]): MarketplaceEvent[] {
	return ids.map((externalId) => ({ kind: "fetch", topic, externalId, ...(topic === "order" && { orderExternalId: externalId }) }));
}

function required(events: MarketplaceEvent[], field: string): MarketplaceEvent[] {
	if (events.length === 0) throw new DomainError("invalid_input", say.badDelivery({ reason: `notification.data: ${field}` }));
	return events;
}

function readDeletion(data: Record<string, unknown>): MarketplaceEvent[] {
	const { username, userId } = personSchema.safeParse(data).data ?? {};
	const names = new Set([username, userId].filter((name) => name));
	const events = [...names].map((name): MarketplaceEvent => ({ kind: "redact-buyer", buyer: { externalId: name ?? null, email: null, orders: [] } }));
	return required(events, "userId");
}
