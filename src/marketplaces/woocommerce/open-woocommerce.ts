import type { OpenClient } from "../client.ts";
import { findCurrency } from "./find-currency.ts";
import { listChangedOrders } from "./list-changed-orders.ts";
import { listProducts } from "./list-products.ts";
import { openStore } from "./open-store.ts";
import { pushPrices } from "./push-prices.ts";
import { pushQuantities } from "./push-quantities.ts";
import { watchStore } from "./watch-store.ts";

/** A store takes 100 at once; a shared one needs seconds for as many, and a call has ten. */
const MOST_QUANTITIES = 50;

/** Orders, products and webhooks of one store. */
export const openWooCommerce: OpenClient = (account, http) => {
	const ask = openStore(account, http);
	/** Asked once by whoever pushes, who is soon another. */
	let currency: Promise<string> | undefined;
	return {
		async fetch({ topic, externalId }) {
			const resource = topic.startsWith("product.") ? "products" : "orders";
			const answer = await ask(`${resource}/${encodeURIComponent(externalId)}`);
			return answer && { topic, rawBody: answer.body };
		},
		listOrders: ({ since }) => listChangedOrders(ask, since),
		listListings: (options) => listProducts(ask, options),
		watchWebhooks: (wanted) => watchStore(ask, wanted),
		mostQuantities: MOST_QUANTITIES,
		pushQuantities: (quantities) => pushQuantities(ask, quantities),
		mostPrices: MOST_QUANTITIES,
		pushPrices: (prices, of) => pushPrices(ask, prices, of),
		currency: () => (currency ??= findCurrency(ask)),
	};
};
