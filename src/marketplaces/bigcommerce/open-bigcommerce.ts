import { z } from "zod";
import { readJson } from "../../webhooks/read-json.ts";
import type { Fetched, OpenClient } from "../client.ts";
import type { HttpAnswer } from "../http.ts";

/** Entries of a page; V2 gives no more than 250. */
const PAGE = 250;
/** What we listen to; a scope that ends in * stands for all that begin so. */
const SCOPES = ["store/order/*", "store/shipment/*", "store/product/*", "store/sku/*", "store/app/uninstalled"];

const anything = z.record(z.string(), z.unknown());
const list = z.array(anything);
const refunds = z.object({ data: list });
const product = z.object({ data: anything });
const orderPage = z.array(z.object({ id: z.string(), date_modified: z.string() }));
const hooks = z.object({ data: z.array(z.object({ id: z.string(), scope: z.string(), destination: z.string(), is_active: z.boolean() })) });

/**
 * BigCommerce's API (docs.bigcommerce.com: REST V2 "Orders", V3 "Payment Actions", "Catalog", "Webhooks"): a store's own address, and the API account's
 * token in X-Auth-Token. An empty list of V2 is 204.
 */
export const openBigCommerce: OpenClient = ({ accountId, credentials, apiUrl = "https://api.bigcommerce.com" }, http) => {
	const store = `${apiUrl}/stores/${encodeURIComponent(accountId)}`;
	const headers = { "x-auth-token": credentials.token ?? "", accept: "application/json" };
	const get = (path: string) => http(`${store}${path}`, { headers });

	async function listAll(path: string): Promise<z.output<typeof list> | null> {
		const found: z.output<typeof list> = [];
		for (let page = 1; ; page += 1) {
			const answer = await get(`${path}?limit=${PAGE}&page=${page}`);
			if (isGone(answer)) return null;
			const entries = answer.status === 204 ? [] : readJson(list, answer.body);
			found.push(...entries);
			if (entries.length < PAGE) return found;
		}
	}

	/** Refunds before shipments: what was sent before a refund that we see, we see too. */
	async function fetchOrder(id: string): Promise<Fetched | null> {
		const refunded = await get(`/v3/orders/${id}/payment_actions/refunds`);
		const shipments = await listAll(`/v2/orders/${id}/shipments`);
		const products = await listAll(`/v2/orders/${id}/products`);
		const order = await get(`/v2/orders/${id}`);
		if (isGone(order) || !products) return null;
		const whole = {
			order: readJson(anything, order.body),
			products,
			shipments: shipments ?? [],
			refunds: isGone(refunded) || refunded.status === 204 ? [] : readJson(refunds, refunded.body).data,
		};
		return { topic: "order", rawBody: Buffer.from(JSON.stringify(whole)) };
	}

	async function fetchProduct(id: string): Promise<Fetched | null> {
		const askedAt = new Date().toISOString();
		const answer = await get(`/v3/catalog/products/${id}?include=variants`);
		if (isGone(answer)) return null;
		return { topic: "product", rawBody: Buffer.from(JSON.stringify({ asked_at: askedAt, product: readJson(product, answer.body).data })) };
	}

	return {
		fetch: ({ topic, externalId }) => (topic === "product" ? fetchProduct(encodeURIComponent(externalId)) : fetchOrder(encodeURIComponent(externalId))),

		async *listOrders({ since }) {
			const seen = new Set<string>();
			let from = since;
			for (let page = 1; ; ) {
				const query = new URLSearchParams({ min_date_modified: from.toISOString(), sort: "date_modified:asc", limit: String(PAGE), page: String(page) });
				const answer = await get(`/v2/orders?${query}`);
				const orders = answer.status === 204 || isGone(answer) ? [] : readJson(orderPage, answer.body);
				for (const { id, date_modified } of orders) {
					const change = `${id} ${date_modified}`;
					if (seen.has(change)) continue;
					seen.add(change);
					const order = await fetchOrder(id);
					if (order) yield order;
				}
				if (orders.length < PAGE) return;
				// By the date, not by the page alone: orders that change meanwhile move to the end, and the pages behind them shift.
				const last = new Date(orders.at(-1)?.date_modified ?? Number.NaN);
				const moves = last > from;
				from = moves ? last : from;
				page = moves ? 1 : page + 1;
			}
		},

		async watchWebhooks({ url }) {
			const answer = await get(`/v3/hooks?limit=${PAGE}&destination=${encodeURIComponent(url)}`);
			const known = readJson(hooks, answer.body).data.filter(({ destination }) => destination === url);
			const asleep = known.filter(({ scope, is_active }) => SCOPES.includes(scope) && !is_active);
			const missing = SCOPES.filter((wanted) => !known.some(({ scope }) => scope === wanted));
			for (const { id } of asleep) await http(`${store}/v3/hooks/${id}`, { method: "PUT", headers, json: { is_active: true } });
			for (const scope of missing) await http(`${store}/v3/hooks`, { method: "POST", headers, json: { scope, destination: url, is_active: true } });
			return { created: missing, enabled: asleep.map(({ scope }) => scope) };
		},
	};
};

const isGone = ({ status }: HttpAnswer) => status === 404 || status === 410;
