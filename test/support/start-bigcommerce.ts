import { type BigCommerceOrder, orderAnswer, productsAnswer, refundsAnswer, shipmentsAnswer } from "./bigcommerce.ts";
import { serve, type WireAnswer } from "./emulator/serve.ts";
import { writeExact } from "./write-exact.ts";

interface Hook {
	id: number;
	scope: string;
	destination: string;
	is_active: boolean;
}

/** BigCommerce's API for one store: its orders and webhooks; refuses another token. */
export async function startBigCommerce({ store, token }: { store: string; token: string }) {
	const orders = new Map<string, BigCommerceOrder & { modified?: string }>();
	const products = new Map<string, object>();
	const hooks: Hook[] = [];
	const asked: string[] = [];
	const ok = (body: unknown): WireAnswer => ({ status: 200, bytes: Buffer.from(writeExact(body)), headers: { "content-type": "application/json" } });
	const gone: WireAnswer = { status: 404, json: [{ status: 404, message: "The requested resource was not found." }] };

	const server = await serve(async ({ method, path, query, headers, raw }) => {
		asked.push(`${method} ${path}`);
		if (headers["x-auth-token"] !== token || !path.startsWith(`/stores/${store}/`)) return { status: 401, json: { status: 401, title: "Unauthorized" } };
		const within = path.slice(`/stores/${store}`.length);
		if (within === "/v3/hooks" && method === "GET") return ok({ data: hooks, meta: {} });
		if (within === "/v3/hooks" && method === "POST") {
			hooks.push({ id: hooks.length + 1, ...JSON.parse(raw.toString()) });
			return ok({ data: hooks.at(-1), meta: {} });
		}
		const hook = /^\/v3\/hooks\/(\d+)$/.exec(within);
		if (hook) {
			Object.assign(hooks.find(({ id }) => id === Number(hook[1])) ?? {}, JSON.parse(raw.toString()));
			return ok({ data: {}, meta: {} });
		}
		const limit = Number(query.get("limit") ?? 50);
		const start = (Number(query.get("page") ?? 1) - 1) * limit;
		const page = (entries: readonly object[]): WireAnswer => {
			const found = entries.slice(start, start + limit);
			return found.length === 0 ? { status: 204 } : ok(found);
		};
		if (within === "/v2/orders") {
			const from = new Date(query.get("min_date_modified") ?? 0);
			const changed = [...orders.values()]
				.map((order) => ({ order, modified: new Date(order.modified ?? "2099-01-15T16:00:00Z") }))
				.filter(({ modified }) => modified >= from)
				.sort((one, other) => Number(one.modified) - Number(other.modified));
			return page(changed.map(({ order, modified }) => ({ ...orderAnswer(order), date_modified: modified.toUTCString() })));
		}
		const product = /^\/v3\/catalog\/products\/(\d+)$/.exec(within)?.[1];
		if (product) return products.has(product) ? ok({ data: products.get(product), meta: {} }) : gone;
		const [, id = "", part] = /^\/v[23]\/orders\/(\d+)(?:\/(.+))?$/.exec(within) ?? [];
		const order = orders.get(id);
		if (!order) return gone;
		if (part === "products") return page(productsAnswer(order));
		if (part === "shipments") return page(shipmentsAnswer(order));
		if (part === "payment_actions/refunds") return ok({ data: refundsAnswer(order), meta: {} });
		return part === undefined ? ok(orderAnswer(order)) : gone;
	});
	return { ...server, orders, products, hooks, asked };
}
