import { randomUUID } from "node:crypto";
import { serve, type WireAnswer, type WireRequest } from "./emulator/serve.ts";

export type CardTraderApi = Awaited<ReturnType<typeof startCardTraderApi>>;

/** What a seller has for sale. */
interface Product {
	id: string;
	expansion: number;
	sku: string;
	name: string;
	quantity: number;
	cents: number;
	currency: string;
}

interface Change {
	id?: number;
	quantity?: number;
	price?: number;
}

type Result = { result: string; job_index?: number; product_id?: number; errors?: Record<string, string[]> };

interface Job {
	changes: Change[];
	begunAt: number;
	/** Times that it was asked for. */
	asked: number;
	state: "pending" | "running" | "completed" | "unprocessable";
	results: Result[];
}

interface Options {
	token?: string;
	/** Milliseconds between two looks at jobs; the seller's requests in ten seconds. */
	jobsEvery?: number;
	most?: number;
	/** Milliseconds that a job takes; without it, it is over after `state.asks` looks. */
	jobTime?: number;
}

const fault = (code: string, errors: object = []) => ({ error_code: code, errors, extra: { message: code }, request_id: randomUUID() });
const tooMany = (what: string): WireAnswer => ({ status: 429, json: { error: `Too many requests: max ${what}` } });

/** CardTrader's API of one seller (cardtrader.com/docs/api/full/reference): products, one by one and by jobs, and orders. */
export async function startCardTraderApi({ token = "ct-token", jobsEvery = 1_000, most = 200, jobTime }: Options = {}) {
	const products = new Map<string, Product>();
	const orders = new Map<string, string>();
	const jobs = new Map<string, Job>();
	/** Products that CardTrader refuses to change, with what it says. */
	const refused = new Map<string, Record<string, string[]>>();
	const state = {
		/** Looks after which a job is over. */
		asks: 1,
		/** A product may stand at 0; else it has to be deleted. */
		takesZero: true,
		/** Of a batch it works off the first half alone, and says nothing of the rest. */
		half: false,
		/** How jobs end. */
		ends: "completed" as "completed" | "unprocessable",
	};
	const requests: string[] = [];
	/** Answers the next requests that match so, instead of what they ask for. */
	const failures: { match?: RegExp; status: number; headers?: Record<string, string>; text?: string; json?: unknown; takes?: boolean }[] = [];
	const begun: number[] = [];
	let lookedAt = 0;

	function change({ id = 0, quantity, price }: Change): Result {
		const product = products.get(String(id));
		if (!product) return { result: "error", errors: { product_id: ["not found"] } };
		const errors = refused.get(product.id);
		if (errors) return { result: "error", errors };
		if (quantity !== undefined && (!Number.isInteger(quantity) || quantity < 0 || (quantity === 0 && !state.takesZero)))
			return { result: "error", errors: { quantity: ["must be greater than 0"] } };
		if (price !== undefined && !(price >= 0.01)) return { result: "error", errors: { price: ["must be greater than 0"] } };
		if (quantity !== undefined) product.quantity = quantity;
		if (price !== undefined) product.cents = Math.round(price * 100);
		return { result: "ok", product_id: id };
	}

	/** Works a job off, now. */
	function work(job: Job): void {
		job.state = state.ends;
		if (state.ends === "unprocessable") return;
		const worked = state.half ? job.changes.slice(0, Math.ceil(job.changes.length / 2)) : job.changes;
		job.results = worked.map((one, index) => ({ ...change(one), job_index: index }));
	}

	function look(uuid: string): WireAnswer {
		if (Date.now() - lookedAt < jobsEvery) return tooMany("1 request per second");
		lookedAt = Date.now();
		const job = jobs.get(uuid);
		if (!job) return { status: 404, json: fault("not_found") };
		job.asked++;
		const isOver = jobTime === undefined ? job.asked > state.asks : Date.now() - job.begunAt >= jobTime;
		if (job.state === "pending" || job.state === "running") {
			if (isOver) work(job);
			else job.state = "running";
		}
		const count = (wanted: string) => job.results.filter(({ result }) => result === wanted).length;
		const stats = { ok: count("ok"), warning: count("warning"), error: count("error") };
		return { status: 200, json: { uuid, state: job.state, spawned_children: job.changes.length, stats, results: job.results } };
	}

	function one(method: string, id: string, body: Change): WireAnswer {
		const product = products.get(id);
		if (!product) return { status: 404, json: fault("not_found") };
		if (method === "DELETE") {
			products.delete(id);
			return { status: 200, json: { result: "ok", warnings: [], resource: {} } };
		}
		const { result, errors } = change({ ...body, id: Number(id) });
		if (result === "error") return { status: 422, json: fault("validation_error", errors) };
		const { quantity, cents, currency } = product;
		return { status: 200, json: { result, warnings: {}, resource: { id: Number(id), quantity, bundle_size: 1, price: { cents, currency } } } };
	}

	function begin({ products: changes }: { products?: Change[] }): WireAnswer {
		if (!changes?.length) return { status: 422, json: fault("missing_parameter") };
		// No most is documented: more than the client holds itself to is a fault of it.
		if (changes.length > 250) return { status: 422, json: fault("too_many_products") };
		const uuid = randomUUID();
		jobs.set(uuid, { changes, begunAt: Date.now(), asked: 0, state: "pending", results: [] });
		return { status: 200, json: { job: uuid } };
	}

	function list(path: string, query: URLSearchParams): WireAnswer | undefined {
		const all = [...products.values()];
		if (path === "/expansions/export") {
			return { status: 200, json: [...new Set(all.map(({ expansion }) => expansion))].map((id) => ({ id, game_id: 1, code: `x${id}`, name: `Set ${id}` })) };
		}
		const of = Number(query.get("expansion_id"));
		if (path === "/blueprints/export") return { status: 200, json: [] };
		if (path === "/products/export") {
			const found = all.filter(({ expansion }) => expansion === of);
			return { status: 200, json: found.map(({ id, sku, name, quantity, cents, currency }) => toProduct({ id, sku, name, quantity, cents, currency })) };
		}
		if (path === "/orders") {
			const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 20)];
			return {
				status: 200,
				bytes: Buffer.from(`[${[...orders.values()].slice((page - 1) * limit, page * limit)}]`),
				headers: { "content-type": "application/json" },
			};
		}
		const order = orders.get(/^\/orders\/(\d+)$/.exec(path)?.[1] ?? "");
		return order === undefined ? undefined : { status: 200, bytes: Buffer.from(order), headers: { "content-type": "application/json" } };
	}

	async function answer({ method, path, query, headers, raw }: WireRequest): Promise<WireAnswer> {
		requests.push(`${method} ${path}`);
		const at = failures.findIndex(({ match }) => match?.test(`${method} ${path}`) ?? true);
		const [failure] = at === -1 ? [] : failures.splice(at, 1);
		const body = raw.length > 0 ? JSON.parse(raw.toString("utf8")) : {};
		if (failure && !failure.takes) return failure;
		if (headers.authorization !== `Bearer ${token}`) return { status: 401, json: fault("unauthorized") };
		const now = Date.now();
		while ((begun[0] ?? now) <= now - 10_000) begun.shift();
		if (begun.length >= most) return tooMany(`${most} requests per 10 seconds`);
		begun.push(now);
		const id = /^\/products\/(\d+)$/.exec(path)?.[1];
		const uuid = /^\/jobs\/([^/]+)$/.exec(path)?.[1];
		const done =
			method === "POST" && path === "/products/bulk_update"
				? begin(body)
				: id !== undefined && method !== "GET"
					? one(method, id, body)
					: uuid !== undefined
						? look(uuid)
						: list(path, query);
		return failure ?? done ?? { status: 404, json: fault("not_found") };
	}

	const { origin, close } = await serve(answer);
	return {
		url: origin,
		token,
		products,
		orders,
		jobs,
		refused,
		state,
		requests,
		failures,
		/** Works off a job that nobody asked for, as it may be late. */
		workOff: (uuid: string) => {
			const job = jobs.get(uuid);
			if (job) work(job);
		},
		/** Puts a product on sale. */
		add(
			id: string,
			quantity: number,
			{ sku = "", expansion = 1, cents = 999, currency = "EUR" }: Partial<Omit<Product, "id" | "quantity" | "name">> = {},
		): void {
			products.set(id, { id, expansion, sku, name: `Card ${id}`, quantity, cents, currency });
		},
		close,
	};
}

const toProduct = ({ id, sku, name, quantity, cents, currency }: Omit<Product, "expansion">) => ({
	id: Number(id),
	name_en: name,
	quantity,
	description: "",
	price_cents: cents,
	price_currency: currency,
	bundled_quantity: quantity,
	bundle_size: 1,
	blueprint_id: 77,
	properties_hash: { condition: "Near Mint" },
	graded: false,
	tag: "",
	user_data_field: sku,
});
