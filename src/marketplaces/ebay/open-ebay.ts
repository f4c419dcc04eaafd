import { DomainError } from "../../domain/core/errors.ts";
import type { OpenClient } from "../client.ts";
import { asDelivery } from "./as-delivery.ts";
import { fetchOrder } from "./fetch-order.ts";
import { fetchReturn } from "./fetch-return.ts";
import { listOffers } from "./list-offers.ts";
import { listOrders } from "./list-orders.ts";
import { openApi } from "./open-api.ts";
import { pushPrices } from "./push-prices.ts";
import { pushQuantities } from "./push-quantities.ts";
import { readPublicKey } from "./read-public-key.ts";
import { watchWebhooks } from "./watch-webhooks.ts";

/** Four calls of 25, at once. */
const MOST_QUANTITIES = 100;
/** Each has its offer looked up, a call of its own, before one sets them all. */
const MOST_PRICES = 25;

/** eBay's APIs: Sell Fulfillment for orders, Post-Order for returns, Commerce Notification for keys and subscriptions. */
export const openEbay: OpenClient = (account, http) => {
	const api = openApi(account, http);
	return {
		async fetch({ topic, externalId }) {
			if (topic === "return") return fetchReturn(api, externalId);
			// A notification of a revocation is asked after: it may tell of another seller.
			if (topic === "authorization") return asDelivery("authorization", { isRevoked: await api.isRevoked() });
			if (topic !== "order") return null;
			const order = await fetchOrder(api, externalId);
			return order && asDelivery("order", order);
		},
		listOrders: ({ since }) => listOrders(api, { since, now: new Date() }),
		listListings: (options) => listOffers(api, options),
		watchWebhooks: (options) => watchWebhooks(api, options),
		mostQuantities: MOST_QUANTITIES,
		pushQuantities: (quantities) => pushQuantities(api, quantities),
		mostPrices: MOST_PRICES,
		pushPrices: (prices, currency) => pushPrices(api, prices, currency),
		async publicKey(keyId) {
			const path = `/commerce/notification/v1/public_key/${encodeURIComponent(keyId)}`;
			const answer = await api.call(path, { as: "application" }).catch((error: unknown) => {
				// 400: an id that no key has.
				if (error instanceof DomainError && error.code === "invalid_input") return null;
				throw error;
			});
			return answer?.status === 200 ? readPublicKey(answer.body) : null;
		},
	};
};
