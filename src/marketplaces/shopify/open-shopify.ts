import { stringify } from "lossless-json";
import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { digits } from "../../webhooks/fields.ts";
import { parseLossless } from "../../webhooks/parse-lossless.ts";
import { readJson } from "../../webhooks/read-json.ts";
import type { Fetched, OpenClient } from "../client.ts";
import type { Http } from "../http.ts";
import { findCurrency } from "./find-currency.ts";
import { findOnlyPlace } from "./find-only-place.ts";
import { listVariants } from "./list-variants.ts";
import { openGraphql } from "./open-graphql.ts";
import { pushPrices } from "./push-prices.ts";
import { pushQuantities } from "./push-quantities.ts";

/** A version is served for a year (shopify.dev, "About Shopify API versioning"). */
const VERSION = "2026-07";
/** Most orders a page. */
const PAGE = 250;
/** As many as a mutation takes (shopify.dev, "Input array limits"). */
const MOST_QUANTITIES = 250;

/** In one push: each product is a mutation of its own, so that it is one request, which goes through or is throttled as a whole. */
const MOST_PRICES = 20;

/** Milliseconds for which a shop's only location is taken for that: a look at it is one of two calls a second, and a client lives for a second of pushing. */
const PLACE_KEPT_FOR = 60_000;
/** By the way to a connection's network, which outlives its clients. */
const places = new WeakMap<Http, { place: Promise<string | null>; until: number }>();

function onlyPlaceOf(http: Http, find: () => Promise<string | null>): Promise<string | null> {
	const known = places.get(http);
	if (known && known.until > performance.now()) return known.place;
	const found = { place: find(), until: performance.now() + PLACE_KEPT_FOR };
	places.set(http, found);
	found.place.catch(() => places.delete(http));
	return found.place;
}

/** The topics that we act on and that a shop's own app may subscribe to; the privacy topics are set in the app itself. */
const TOPICS = [
	"orders/create",
	"orders/updated",
	"orders/paid",
	"orders/cancelled",
	"orders/delete",
	"fulfillments/create",
	"fulfillments/update",
	"refunds/create",
	"products/create",
	"products/update",
	"products/delete",
	"inventory_levels/update",
	"app/uninstalled",
] as const;

const webhooks = z.object({ webhooks: z.array(z.object({ id: digits, topic: z.string(), address: z.string() })) });

/**
 * Shopify's Admin API of one shop (shopify.dev, REST "Order" and "Webhook"): orders come as their webhooks carry them. A subscription that failed for
 * hours is deleted there, and so made again here.
 */
export const openShopify: OpenClient = ({ accountId, credentials, apiUrl }, http) => {
	const base = `${apiUrl ?? `https://${accountId}`}/admin/api/${VERSION}`;
	const headers = { "x-shopify-access-token": credentials.token ?? "", accept: "application/json" };

	/** Asked once by whoever pushes, who is soon another. */
	let currency: Promise<string> | undefined;
	const ask = openGraphql({ url: `${base}/graphql.json`, headers, http });

	async function listWebhooks(url: string): Promise<Set<string>> {
		const { body } = await http(`${base}/webhooks.json?limit=250&address=${encodeURIComponent(url)}`, { headers });
		return new Set(readJson(webhooks, body).webhooks.flatMap(({ topic, address }) => (address === url ? [topic] : [])));
	}

	return {
		async fetch({ externalId }) {
			const { status, body } = await http(`${base}/orders/${encodeURIComponent(externalId)}.json`, { headers });
			return status === 404 ? null : orderOf(field(parseLossless(body), "order"));
		},
		async *listOrders({ since }) {
			const query = new URLSearchParams({ status: "any", updated_at_min: since.toISOString(), order: "updated_at asc", limit: String(PAGE) });
			for (let next: string | null = `${base}/orders.json?${query}`; next !== null; ) {
				const answer = await http(next, { headers });
				const orders = field(parseLossless(answer.body), "orders");
				if (!Array.isArray(orders)) throw new DomainError("invalid_input", say.apiUnreadable({ host: accountId, reason: "orders" }));
				for (const order of orders) yield orderOf(order);
				next = nextPage(answer.headers.link, base);
			}
		},
		listListings: (options) => listVariants((json) => http(`${base}/graphql.json`, { method: "POST", headers, json }), options),
		async watchWebhooks({ url }) {
			const there = await listWebhooks(url);
			const created: string[] = [];
			for (const topic of TOPICS.filter((wanted) => !there.has(wanted))) {
				await http(`${base}/webhooks.json`, { method: "POST", headers, json: { webhook: { topic, address: url, format: "json" } } });
				created.push(topic);
			}
			return { created, enabled: [] };
		},
		mostQuantities: MOST_QUANTITIES,
		pushQuantities: (quantities) => pushQuantities(ask, { quantities, onlyPlace: onlyPlaceOf(http, () => findOnlyPlace(ask)) }),
		mostPrices: MOST_PRICES,
		pushPrices: (prices, of) => pushPrices(ask, prices, of),
		currency: () => (currency ??= findCurrency(ask)),
	};
};

/** An order of an answer, as a delivery carries it. Numbers were read as text: an id may be past 2^53. */
function orderOf(order: unknown): Fetched {
	return { topic: "orders/updated", rawBody: Buffer.from(stringify(order) ?? "null") };
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The address of the next page (shopify.dev, "Paginated REST"): it must be of the same API, for the token goes along. */
function nextPage(link: string | string[] | undefined, base: string): string | null {
	const url = /<([^>]+)>;\s*rel="next"/.exec([link ?? ""].flat().join(","))?.[1];
	return url?.startsWith(`${base}/`) ? url : null;
}
