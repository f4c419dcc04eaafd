import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { type MarketplaceName, marketplaceTitle } from "../domain/marketplaces/marketplaces.ts";
import type { ApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import { openBigCommerce } from "./bigcommerce/open-bigcommerce.ts";
import { openCardTrader } from "./cardtrader/open-cardtrader.ts";
import type { MarketplaceClient, OpenClient } from "./client.ts";
import { openEbay } from "./ebay/open-ebay.ts";
import { openEtsy } from "./etsy/open-etsy.ts";
import { type Http, openHttp } from "./http.ts";
import { openShopify } from "./shopify/open-shopify.ts";
import { openSquare } from "./square/open-square.ts";
import { openWooCommerce } from "./woocommerce/open-woocommerce.ts";

interface Api {
	readonly open: OpenClient;
	/** Requests that may begin within `interval` milliseconds, for one account. */
	readonly limit: number;
	readonly interval: number;
	/** Those that may begin at once after a rest. Where the marketplace counts in an interval, `limit` leaves room for them. */
	readonly burst?: number;
	/** Milliseconds between two calls of a kind that has a limit of its own. */
	readonly lanes?: Readonly<Record<string, number>>;
}

const APIS: Readonly<Partial<Record<MarketplaceName, Api>>> = {
	// 40 requests at once, 2 a second after that.
	shopify: { open: openShopify, limit: 2, interval: 1_000, burst: 10 },
	// The merchant's own server, which sets no limit: one that is not felt there.
	woocommerce: { open: openWooCommerce, limit: 3, interval: 1_000, burst: 6 },
	// 100,000 calls a day to the Fulfillment API, and no more is said (developer.ebay.com, "API call limits"): half of them whenever they are needed.
	ebay: { open: openEbay, limit: 50_000, interval: 86_400_000, burst: 50_000 },
	/** cardtrader.com/docs/api/full/reference: 200 requests in 10 s for all endpoints together; one in a second, and clocks differ, for the state of a job. */
	cardtrader: { open: openCardTrader, limit: 170, interval: 10_000, burst: 30, lanes: { jobs: 1_020 } },
	/** Square publishes no limit ("Handling errors": back off after a 429): a pace that leaves room for the seller's other apps. */
	square: { open: openSquare, limit: 10, interval: 1_000 },
	/** docs.bigcommerce.com, "API Rate Limits": X-Rate-Limit-Requests-Quota is 150 in 30 s on the smallest plan. */
	bigcommerce: { open: openBigCommerce, limit: 120, interval: 30_000, burst: 30 },
	/** developers.etsy.com, "Rate limits": 10 in a second for a new application, which all of its shops share. */
	etsy: { open: openEtsy, limit: 5, interval: 1_000 },
};

/** Accounts whose pace is remembered; the one that was asked for the longest time ago is forgotten first. */
const MOST = 1_000;

export interface Clients {
	/**
	 * A client for a connection's account. Those of one connection share its pace.
	 * @throws DomainError conflict when the connection has no credentials for the API, or the marketplace has none that we know
	 */
	open(access: ApiAccess): MarketplaceClient;
}

interface Options {
	/** Where a marketplace's API is instead of where it has it: a sandbox, a test. Without a slash at the end. */
	apiUrls?: Readonly<Partial<Record<MarketplaceName, string>>>;
	/** Instead of each marketplace's own: a sandbox or a test has none to keep. `interval` in milliseconds. */
	pace?: { readonly limit: number; readonly interval: number };
}

/** The way to the marketplaces' APIs. */
export function createClients({ apiUrls = {}, pace }: Options = {}): Clients {
	const paces = new Map<string, Http>();
	return {
		open({ connectionId, number, marketplace, accountId, credentials }) {
			const api = APIS[marketplace];
			if (!api) throw new DomainError("conflict", say.apiUnknown({ marketplace: marketplaceTitle(marketplace) }));
			if (!credentials) throw new DomainError("conflict", say.credentialsMissing({ connection: number, marketplace: marketplaceTitle(marketplace) }));
			const apiUrl = apiUrls[marketplace];
			const { limit, interval, burst, lanes = {} } = api;
			const http = paces.get(connectionId) ?? openHttp({ ...(pace ?? { limit, interval, burst, lanes }), trustedHosts: apiUrl ? [new URL(apiUrl).host] : [] });
			paces.delete(connectionId);
			paces.set(connectionId, http);
			const [oldest] = paces.keys();
			if (paces.size > MOST && oldest !== undefined) paces.delete(oldest);
			return api.open({ accountId, credentials, apiUrl }, http);
		},
	};
}
