import type { AddressInfo } from "node:net";
import express from "express";
import { createShopifyInventory } from "./shopify-inventory.ts";
import { throughShopifySchema } from "./shopify-schema.ts";
import { openVariants } from "./shopify-variants.ts";

export type ShopifyApi = Awaited<ReturnType<typeof startShopifyApi>>;

interface Options {
	token?: string;
	/** Orders of a page. */
	page?: number;
	/** Points for queries, and how many come back in a second. */
	bucket?: number;
	restoreRate?: number;
	/** Where it listens; anywhere by default. */
	port?: number;
}

/** Shopify's Admin API of one shop: orders in pages, variants and stock over GraphQL, and webhook subscriptions. */
export async function startShopifyApi({ token = "shpat_test", page = 2, bucket = 2_000, restoreRate = 100, port = 0 }: Options = {}) {
	const inventory = createShopifyInventory();
	const { variants, answer } = openVariants({
		bucket,
		restoreRate,
		keptOf(id) {
			const kept = inventory.variants.get(id);
			return kept && { quantity: inventory.available(id), price: kept.price };
		},
	});
	/** Bodies as webhooks carry them, with the time of their last change. */
	const orders = new Map<string, { body: string; updatedAt: string }>();
	const webhooks: { id: number; topic: string; address: string }[] = [];
	const requests: string[] = [];
	/** Answers the next requests so, instead of what they ask for. */
	const failures: { status: number; headers?: Record<string, string>; body?: string }[] = [];
	const app = express();
	app.use(express.json());
	app.use((request, response, next) => {
		requests.push(`${request.method} ${request.originalUrl}`);
		const failure = failures.shift();
		if (failure)
			return void response
				.set(failure.headers ?? {})
				.status(failure.status)
				.send(failure.body ?? "{}");
		if (request.get("x-shopify-access-token") !== token) return void response.status(401).json({ errors: "[API] Invalid API key or access token" });
		next();
	});
	const root = "/admin/api/:version";
	app.post(`${root}/graphql.json`, (request, response) => {
		const { query, variables } = request.body;
		response.json(throughShopifySchema(request.body, () => (/productVariants\(/.test(query) ? answer(variables) : inventory.answer(request.body))));
	});
	app.get(`${root}/orders.json`, (request, response) => {
		const since = String(request.query.updated_at_min ?? request.query.page_info?.toString().split(" ")[0]);
		const from = Number(request.query.page_info?.toString().split(" ")[1] ?? 0);
		const all = [...orders.values()].filter(({ updatedAt }) => updatedAt >= since).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
		if (from + page < all.length) {
			const next = new URL(request.path, `http://${request.get("host")}`);
			next.searchParams.set("page_info", `${since} ${from + page}`);
			response.set("link", `<${next.href}>; rel="next"`);
		}
		response.type("json").send(`{"orders":[${all.slice(from, from + page).map(({ body }) => body)}]}`);
	});
	app.get(`${root}/orders/:id`, (request, response) => {
		const order = orders.get(request.params.id.replace(/\.json$/, ""));
		if (order) response.type("json").send(`{"order":${order.body}}`);
		else response.status(404).json({ errors: "Not Found" });
	});
	app.get(`${root}/webhooks.json`, (request, response) => {
		response.json({ webhooks: webhooks.filter(({ address }) => address === request.query.address) });
	});
	app.post(`${root}/webhooks.json`, (request, response) => {
		const { topic, address } = request.body.webhook;
		webhooks.push({ id: webhooks.length + 1, topic, address });
		response.status(201).json({ webhook: webhooks.at(-1) });
	});
	const server = app.listen(port, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		token,
		orders,
		variants,
		webhooks,
		inventory,
		requests,
		failures,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
